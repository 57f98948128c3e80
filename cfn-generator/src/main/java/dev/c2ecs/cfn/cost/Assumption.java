package dev.c2ecs.cfn.cost;

import java.math.BigDecimal;

/** What no template tells and an estimate needs; {@code x-aws-cost} sets it. */
public enum Assumption {
  HOURS("hours", "730", "hours of a month in which services run"),
  LOG_GB("log_gb", "1", "GB of log lines that a running task writes in a month"),
  LOAD_UNITS("load_units", "0.5", "units (LCU) that a load balancer is billed for on average"),
  ZONES("zones", "2", "zones in which a load balancer has an address"),
  TRANSFER_OUT_GB("transfer_out_gb", "10", "GB that each public load balancer sends in a month"),
  STORAGE_GB("storage_gb", "10", "GB in each file system"),
  INFREQUENT_PERCENT(
      "infrequent_percent", "50", "% of the files that a lifecycle policy moved to rare access"),
  READ_GB("read_gb", "10", "GB read from each file system in a month"),
  WRITE_GB("write_gb", "5", "GB written to each file system in a month"),
  BACKUP_PERCENT("backup_percent", "100", "size of the backups of a file system in %"),
  NAT_GB("nat_gb", "10", "GB through each NAT gateway in a month"),
  ENDPOINT_GB("endpoint_gb", "10", "GB through each VPC endpoint in a month"),
  DNS_MILLION_QUERIES("dns_million_queries", "1", "million DNS queries in a month"),
  SECRET_CALLS("secret_calls", "1000", "calls for each secret in a month"),
  KMS_CALLS("kms_calls", "10000", "calls of each key in a month"),
  IMAGE_GB("image_gb", "1", "GB of each image that lies in ECR"),
  JOB_RUNS("job_runs", "30", "runs of each job in a month, where no schedule tells"),
  JOB_MINUTES("job_minutes", "5", "minutes that a run takes");

  private final String key;
  private final String text;
  private final String words;

  Assumption(String key, String text, String words) {
    this.key = key;
    this.text = text;
    this.words = words;
  }

  /** Its key below {@code x-aws-cost}. */
  public String key() {
    return key;
  }

  /** What is assumed when nobody sets it. */
  public BigDecimal usual() {
    return new BigDecimal(text);
  }

  /** What its number counts. */
  public String words() {
    return words;
  }
}
