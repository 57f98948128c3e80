package dev.c2ecs.cli.stack;

import java.time.Duration;
import java.util.Map;

/**
 * How long resources usually take, in seconds. Measured values that other tools publish; a type
 * that is not here takes a few seconds.
 */
final class Estimates {

  private record Seconds(int create, int update, int delete) {}

  private static final Seconds QUICK = new Seconds(6, 6, 4);

  private static final Map<String, Seconds> BY_TYPE =
      Map.ofEntries(
          Map.entry("AWS::ECS::Service", new Seconds(119, 71, 60)),
          Map.entry("AWS::ElasticLoadBalancingV2::LoadBalancer", new Seconds(116, 16, 20)),
          Map.entry("AWS::ElasticLoadBalancingV2::TargetGroup", new Seconds(18, 8, 6)),
          Map.entry("AWS::EC2::NatGateway", new Seconds(106, 20, 60)),
          Map.entry("AWS::EFS::MountTarget", new Seconds(93, 20, 60)),
          Map.entry("AWS::EFS::FileSystem", new Seconds(12, 8, 8)),
          Map.entry("AWS::ServiceDiscovery::PrivateDnsNamespace", new Seconds(50, 10, 50)),
          Map.entry("AWS::IAM::Role", new Seconds(18, 14, 4)),
          Map.entry("AWS::EC2::VPC", new Seconds(14, 10, 6)),
          Map.entry("AWS::EC2::InternetGateway", new Seconds(18, 6, 6)),
          Map.entry("AWS::CertificateManager::Certificate", new Seconds(180, 30, 10)));

  private Estimates() {}

  /** How much longer a resource takes, zero when it should have ended. */
  static Duration remaining(Progress.Item item, Duration elapsed) {
    Seconds seconds = BY_TYPE.getOrDefault(item.type(), QUICK);
    int all =
        item.status().startsWith("UPDATE")
            ? seconds.update()
            : item.status().startsWith("DELETE") ? seconds.delete() : seconds.create();
    Duration left = Duration.ofSeconds(all).minus(elapsed);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
