package dev.c2ecs.cfn.cost;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What AWS has a price for, as far as an estimate asks for it. */
public enum PriceItem {
  X86_CPU("fargate.x86.vcpu-hour", "Fargate vCPU", "vCPU hours"),
  X86_MEMORY("fargate.x86.gb-hour", "Fargate memory", "GB hours"),
  ARM_CPU("fargate.arm.vcpu-hour", "Fargate ARM vCPU", "vCPU hours"),
  ARM_MEMORY("fargate.arm.gb-hour", "Fargate ARM memory", "GB hours"),
  SPOT_X86_CPU("fargate.spot.x86.vcpu-hour", "Fargate Spot vCPU", "vCPU hours"),
  SPOT_X86_MEMORY("fargate.spot.x86.gb-hour", "Fargate Spot memory", "GB hours"),
  SPOT_ARM_CPU("fargate.spot.arm.vcpu-hour", "Fargate Spot ARM vCPU", "vCPU hours"),
  SPOT_ARM_MEMORY("fargate.spot.arm.gb-hour", "Fargate Spot ARM memory", "GB hours"),
  SCRATCH("fargate.storage.gb-hour", "scratch space beyond 20 GB", "GB hours"),
  ALB("alb.hour", "application load balancer", "hours"),
  ALB_UNITS("alb.lcu-hour", "units of the load balancer", "LCU hours"),
  NLB("nlb.hour", "network load balancer", "hours"),
  NLB_UNITS("nlb.lcu-hour", "units of the load balancer", "NLCU hours"),
  FILES("efs.standard.gb-month", "files", "GB months"),
  RARE_FILES("efs.ia.gb-month", "files, infrequent access", "GB months"),
  FILES_READ("efs.elastic.read.gb", "files read", "GB"),
  FILES_WRITTEN("efs.elastic.write.gb", "files written", "GB"),
  THROUGHPUT("efs.provisioned.mibps-month", "provisioned throughput", "MiB/s months"),
  BACKUP("efs.backup.gb-month", "backups of files", "GB months"),
  NAT("nat.hour", "NAT gateways", "hours"),
  NAT_TRAFFIC("nat.gb", "traffic through NAT gateways", "GB"),
  ADDRESS("ipv4.hour", "public IPv4 addresses", "hours"),
  ENDPOINT("endpoint.hour", "VPC endpoints", "hours"),
  ENDPOINT_TRAFFIC("endpoint.gb", "traffic through VPC endpoints", "GB"),
  ZONE("dns.zone-month", "hosted zone of the namespace", "zone months"),
  QUERIES("dns.million-queries", "DNS queries", "million"),
  INSTANCE("cloudmap.instance-month", "registered instances", "instance months"),
  SECRET("secret.month", "secrets", "secret months"),
  SECRET_CALLS("secret.10000-calls", "calls for secrets", "× 10,000 calls"),
  LOGS_WRITTEN("logs.ingest.gb", "log lines written", "GB"),
  LOGS_KEPT("logs.store.gb-month", "log lines kept", "GB months"),
  IMAGES("ecr.gb-month", "images in ECR", "GB months"),
  KEY("kms.key-month", "keys of KMS", "key months"),
  KEY_CALLS("kms.10000-calls", "calls of KMS", "× 10,000 calls"),
  ALARM("alarm.month", "alarms of autoscaling", "alarm months"),
  TRAFFIC("transfer.out.gb", "traffic to the Internet", "GB"),
  OWN("own.usd-month", "what the project says of its price", "dollars");

  private static final Map<String, PriceItem> BY_KEY = byKey();

  private final String key;
  private final String words;
  private final String unit;

  PriceItem(String key, String words, String unit) {
    this.key = key;
    this.words = words;
    this.unit = unit;
  }

  private static Map<String, PriceItem> byKey() {
    Map<String, PriceItem> byKey = new HashMap<>();
    for (PriceItem item : values()) {
      byKey.put(item.key, item);
    }
    return byKey;
  }

  /** What AWS has a price for, and so the table: all but what a project says itself. */
  public static List<PriceItem> ofAws() {
    return Arrays.stream(values()).filter(item -> item != OWN).toList();
  }

  /** The item that the table calls so. */
  static Optional<PriceItem> of(String key) {
    return Optional.ofNullable(BY_KEY.get(key));
  }

  /** Its name in the table. */
  public String key() {
    return key;
  }

  /** What it is, in words. */
  public String words() {
    return words;
  }

  /** What its quantity counts. */
  public String unit() {
    return unit;
  }
}
