package dev.c2ecs.cfn.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials that only their place in a command tells, and words at such places that are none. */
class CommandArgumentsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ldapsearch -D cn=a -w hunter2",
        "/usr/bin/ldapmodify -x -w hunter2 -f a.ldif",
        "openssl rsa -in a -passin pass:hunter2",
        "openssl enc -aes-256-cbc -k hunter2",
        "htpasswd -b f admin hunter2",
        "htpasswd -nbB admin hunter2",
        "mosquitto_passwd -b f admin hunter2",
        "mc alias set m http://h hunter2 hunter2",
        "mc --quiet config host add m http://h hunter2 hunter2",
        "rabbitmqctl add_user bob hunter2",
        "rabbitmqctl change_password bob hunter2",
        "grafana-cli admin reset-admin-password hunter2",
        "neo4j-admin dbms set-initial-password hunter2",
        "aws configure set aws_secret_access_key hunter2",
        "redis-cli CONFIG SET requirepass hunter2",
        "redis-cli AUTH hunter2",
        "redis-cli ACL SETUSER bob on >hunter2 ~*",
        "zip -P hunter2 a.zip b",
        "nats -s nats://hunter2@h pub a b",
        "true && ldapsearch -w hunter2",
      })
  void isHidden(String command) {
    assertThat(Masked.words(command)).doesNotContain("hunter2").contains(Masked.HIDDEN);
    assertThat(Masked.items(List.of(command.split(" ", -1))))
        .contains(command.split(" ", -1)[0])
        .noneMatch(item -> item.contains("hunter2"));
    assertThat(Masked.words("sh -c \"" + command + "\"")).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ldapsearch -x -b dc=a -s",
        "openssl req -nodes -x509 -keyout /a/key.pem",
        "openssl rsa -passin file:/run/secrets/a",
        "htpasswd -c f admin",
        "mc ls m",
        "mc mb m/bucket",
        "rabbitmqctl list_users",
        "aws configure set region eu-central-1",
        "redis-cli CONFIG SET maxmemory 100mb",
        "redis-cli SET color blue",
        "set -e",
        "serve --color blue > /dev/null",
        "cp -a one two",
        "nats -s nats://h pub a b",
        "useradd -m app",
      })
  void stays(String command) {
    assertThat(Masked.words(command)).isEqualTo(command);
    List<String> items = List.of(command.split(" ", -1));
    assertThat(Masked.items(items)).isEqualTo(items);
  }
}
