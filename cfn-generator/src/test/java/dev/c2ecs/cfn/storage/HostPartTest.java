package dev.c2ecs.cfn.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPartTest {

  @ParameterizedTest
  @CsvSource({
    "/var/run/docker.sock,ENGINE",
    "/run/user/1000/podman/podman.sock,ENGINE",
    "/var/lib/docker,ENGINE_FILES",
    "/var/lib/docker/containers,ENGINE_FILES",
    "/var/lib/containerd,ENGINE_FILES",
    "/proc,KERNEL",
    "/lib/modules,KERNEL",
    "/,ROOT",
    "/etc/pihole,DATA",
    "/etc/dnsmasq.d,DATA",
    "/etc/prometheus/rules,DATA",
    "/usr/share/appdata/wireguard/config,DATA",
    "/usr/local/etc/haproxy,DATA",
    "/etc,SYSTEM",
    "/etc/passwd,SYSTEM",
    "/etc/ssl/certs,SYSTEM",
    "/usr/bin/docker,SYSTEM",
    "/usr/share,SYSTEM",
    "/usr/share/zoneinfo,SYSTEM",
    "/var/log/nginx,SYSTEM",
    "/srv/data,''",
    "/home/me/data,''"
  })
  void whatAPathOfTheHostIs(String path, String part) {
    assertThat(HostPart.of(path).map(Enum::name).orElse("")).isEqualTo(part);
  }
}
