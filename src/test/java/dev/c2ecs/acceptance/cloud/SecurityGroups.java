package dev.c2ecs.acceptance.cloud;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Security groups and their rules, inline or as resources. */
final class SecurityGroups {

  static final String GROUP = "AWS::EC2::SecurityGroup";
  static final String INGRESS = "AWS::EC2::SecurityGroupIngress";
  static final String EGRESS = "AWS::EC2::SecurityGroupEgress";

  private static final int MOST_RULES = 60;
  private static final String ANY_PROTOCOL = "-1";

  private SecurityGroups() {}

  static Map<String, Kind> kinds() {
    return Map.of(GROUP, new GroupKind(), INGRESS, new RuleKind(), EGRESS, new RuleKind());
  }

  /**
   * A rule as EC2 compares it: without its description.
   *
   * @param peer a group, a CIDR or a prefix list
   */
  record Rule(boolean in, String protocol, int from, int to, String peer) {

    static Rule of(Account account, boolean in, Props props) {
      String protocol = props.textOr(ANY_PROTOCOL, "IpProtocol");
      boolean every = protocol.equals(ANY_PROTOCOL) || !props.has("FromPort");
      String peer =
          props
              .text(in ? "SourceSecurityGroupId" : "DestinationSecurityGroupId")
              .map(group -> groupId(account, group))
              .or(() -> props.text("CidrIp"))
              .or(() -> props.text("CidrIpv6"))
              .or(() -> props.text(in ? "SourcePrefixListId" : "DestinationPrefixListId"))
              .orElse("");
      return new Rule(
          in,
          protocol,
          every ? 0 : props.number(0, "FromPort"),
          every ? 65_535 : props.number(0, "ToPort"),
          peer);
    }

    /** Whether it lets a connection pass; a protocol is a name, or empty for any. */
    boolean covers(String wanted, int port) {
      return (protocol.equals(ANY_PROTOCOL) || wanted.isEmpty() || protocol.equals(wanted))
          && from <= port
          && port <= to;
    }

    /** Whether it is for addresses, and for such as a VPC has. */
    boolean isForAddresses() {
      return peer.indexOf('/') >= 0 && Cidr.isOfVpcs(peer);
    }
  }

  /** One name for a group, however it is meant. */
  static String groupId(Account account, String text) {
    return account.get(GROUP, text).map(asset -> asset.physicalId).orElse(text);
  }

  static boolean isIn(Account account, String group, String vpc) {
    return account
        .get(GROUP, group)
        .map(asset -> Ec2.vpcId(account, asset.live.textOr("", "VpcId")).equals(vpc))
        .orElse(true);
  }

  /** The rules of a group in one direction: its own and those that are resources. */
  static List<Rule> rules(Account account, String group, boolean in) {
    String id = groupId(account, group);
    List<Rule> rules = new ArrayList<>();
    account.get(GROUP, id).ifPresent(asset -> rules.addAll(inline(account, asset.live, in)));
    for (Asset rule : account.ofType(in ? INGRESS : EGRESS)) {
      if (groupId(account, rule.live.textOr("", "GroupId")).equals(id)) {
        rules.add(Rule.of(account, in, rule.live));
      }
    }
    return rules;
  }

  private static List<Rule> inline(Account account, Props props, boolean in) {
    return props.maps(in ? "SecurityGroupIngress" : "SecurityGroupEgress").stream()
        .map(rule -> Rule.of(account, in, rule))
        .toList();
  }

  /** Whether members of one list of groups may connect to members of another. */
  static boolean allows(
      Account account, List<String> from, List<String> to, String protocol, int port) {
    return leaves(account, from, to, protocol, port)
        && to.stream()
            .flatMap(group -> rules(account, group, true).stream())
            .anyMatch(
                rule ->
                    rule.covers(protocol, port)
                        && (rule.isForAddresses() || ids(account, from).contains(rule.peer())));
  }

  /** A group without rules for what leaves lets everything leave. */
  private static boolean leaves(
      Account account, List<String> from, List<String> to, String protocol, int port) {
    for (String group : from) {
      List<Rule> rules = rules(account, group, false);
      if (rules.isEmpty()
          || rules.stream()
              .anyMatch(
                  rule ->
                      rule.covers(protocol, port)
                          && (rule.isForAddresses() || ids(account, to).contains(rule.peer())))) {
        return true;
      }
    }
    return from.isEmpty();
  }

  /** Whether a group lets any address connect, which is what a client without groups needs. */
  static boolean allowsAddresses(Account account, List<String> to, String protocol, int port) {
    return to.stream()
        .flatMap(group -> rules(account, group, true).stream())
        .anyMatch(rule -> rule.covers(protocol, port) && rule.isForAddresses());
  }

  static Set<String> ids(Account account, List<String> groups) {
    Set<String> ids = new HashSet<>();
    groups.forEach(group -> ids.add(groupId(account, group)));
    return ids;
  }

  private static void checkPeer(Account account, Props rule) {
    for (String key : List.of("SourceSecurityGroupId", "DestinationSecurityGroupId")) {
      rule.text(key).ifPresent(group -> account.existing(GROUP, group, "InvalidGroup.NotFound"));
    }
  }

  private static void checkUnique(Account account, String group, List<Rule> added) {
    for (Rule rule : added) {
      List<Rule> present = new ArrayList<>(rules(account, group, rule.in()));
      present.addAll(added);
      if (present.stream().filter(rule::equals).count() > 1) {
        throw new Refusal(
            "InvalidPermission.Duplicate", "the specified rule \"" + rule + "\" already exists");
      }
      checkNumber(Set.copyOf(present));
    }
  }

  private static void checkNumber(Set<Rule> rules) {
    for (boolean in : new boolean[] {true, false}) {
      if (rules.stream().filter(rule -> rule.in() == in).count() > MOST_RULES) {
        throw new Refusal(
            "RulesPerSecurityGroupLimitExceeded",
            "The maximum number of rules per security group has been reached.");
      }
    }
  }

  private static List<Rule> inlineOf(Account account, Props props) {
    List<Rule> rules = new ArrayList<>(inline(account, props, true));
    rules.addAll(inline(account, props, false));
    return rules;
  }

  private static final class GroupKind implements Kind {

    @Override
    public void create(Account account, Asset created) {
      String vpc = created.props.textOr("", "VpcId");
      account.existing(Ec2.VPC, vpc, "InvalidVpcID.NotFound");
      Optional<String> name = created.props.text("GroupName");
      for (Asset other : account.ofType(GROUP)) {
        if (name.isPresent()
            && other.live.text("GroupName").equals(name)
            && other.live.textOr("", "VpcId").equals(vpc)) {
          throw new Refusal(
              "InvalidGroup.Duplicate",
              "The security group '" + name.get() + "' already exists for VPC '" + vpc + "'");
        }
      }
      checkPeers(account, created.props);
      // CloudFormation does not fail when a rule of a new group stands twice: EC2 has it once.
      checkNumber(Set.copyOf(inlineOf(account, created.props)));
    }

    /** What is new is authorized first, then what is not wanted any more is revoked. */
    @Override
    public Props update(Account account, Asset asset, Props wanted) {
      List<Rule> before = inlineOf(account, asset.live);
      List<Rule> after = inlineOf(account, wanted);
      checkPeers(account, wanted);
      Set<Rule> added = new HashSet<>(after);
      added.removeAll(before);
      checkUnique(account, asset.physicalId, List.copyOf(added));
      List<Rule> revoked = new ArrayList<>(before);
      after.forEach(revoked::remove);
      Props live = wanted;
      for (String key : List.of("SecurityGroupIngress", "SecurityGroupEgress")) {
        live = without(account, live, key, revoked);
      }
      if (!live.equals(wanted)) {
        account.say(
            asset.logicalId,
            Event.TAKEN_AWAY,
            "a rule stood twice, and removing one of the two revokes it");
      }
      return live;
    }

    private static Props without(Account account, Props props, String key, List<Rule> revoked) {
      if (!(props.at(key) instanceof List<?> rules)) {
        return props;
      }
      boolean in = key.equals("SecurityGroupIngress");
      List<?> left =
          rules.stream()
              .filter(rule -> !revoked.contains(Rule.of(account, in, Props.of(rule))))
              .toList();
      return props.with(key, left);
    }

    private static void checkPeers(Account account, Props props) {
      props.maps("SecurityGroupIngress").forEach(rule -> checkPeer(account, rule));
      props.maps("SecurityGroupEgress").forEach(rule -> checkPeer(account, rule));
    }

    @Override
    public void delete(Account account, Asset asset) {
      Optional<String> user = Interfaces.usingGroup(account, asset.physicalId);
      for (Asset other : account.ofType(GROUP)) {
        if (!other.equals(asset) && names(account, other, asset)) {
          user = Optional.of("a rule of " + other);
        }
      }
      if (user.isPresent()) {
        throw new Refusal(
            "DependencyViolation", "resource " + asset + " has a dependent object: " + user.get());
      }
      // The rules of a group go with it.
      for (String type : List.of(INGRESS, EGRESS)) {
        account.ofType(type).stream()
            .filter(
                rule -> groupId(account, rule.live.textOr("", "GroupId")).equals(asset.physicalId))
            .forEach(account::remove);
      }
    }

    private static boolean names(Account account, Asset other, Asset group) {
      List<Rule> rules = new ArrayList<>(rules(account, other.physicalId, true));
      rules.addAll(rules(account, other.physicalId, false));
      return rules.stream().anyMatch(rule -> rule.peer().equals(group.physicalId));
    }
  }

  private static final class RuleKind implements Kind {

    @Override
    public void create(Account account, Asset created) {
      String group = created.props.textOr("", "GroupId");
      account.existing(GROUP, group, "InvalidGroup.NotFound");
      checkPeer(account, created.props);
      boolean in = created.type.equals(INGRESS);
      checkUnique(account, group, List.of(Rule.of(account, in, created.props)));
    }
  }
}
