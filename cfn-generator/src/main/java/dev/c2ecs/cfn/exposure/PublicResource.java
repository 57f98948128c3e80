package dev.c2ecs.cfn.exposure;

import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A resource that faces the Internet otherwise than by a port of a service: an address that AWS
 * gives it, or a policy that lets everybody in. An overlay adds such things. What needs more than
 * the resource itself to be reached, such as a machine with a public address, is not known here.
 *
 * @param id its logical ID
 * @param origin the part of the Compose file that it comes from
 * @param words why it is open
 */
public record PublicResource(String id, ComposeRef origin, String words) {

  /** Types that are reached in a VPC only, whomever their policies name. */
  private static final List<String> INSIDE = List.of("::VPCEndpoint", "::FileSystem");

  /** Switches of S3 that keep the public out, whatever policies and lists say. */
  private static final List<String> BLOCKS =
      List.of("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets");

  /**
   * Keys of conditions that make a choice of those whom a statement for everybody lets in.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html">
   *     S3, the meaning of "public"; likely for the other services</a>
   */
  private static final List<String> CHOICES =
      List.of(
          "aws:source",
          "aws:principal",
          "aws:userid",
          "aws:username",
          "aws:via",
          "kms:calleraccount",
          "kms:viaservice",
          "sts:externalid",
          "elasticfilesystem:accessedviamounttarget",
          "s3:dataaccesspointaccount",
          "s3:dataaccesspointarn");

  /** Those of a template, in its order. */
  public static List<PublicResource> of(Template template) {
    List<PublicResource> all = new ArrayList<>();
    for (Resource resource : template.resources()) {
      of(resource.type(), resource.properties())
          .forEach(words -> all.add(new PublicResource(resource.id(), resource.origin(), words)));
    }
    return List.copyOf(all);
  }

  /**
   * Why a resource faces the Internet; nothing when it does not, as far as its properties tell.
   *
   * @param type its type
   * @param properties its properties, with the values of parameters where they are known
   */
  public static List<String> of(String type, Value.MapOf properties) {
    List<String> found = new ArrayList<>(PublicRows.of(type, properties));
    look(properties, INSIDE.stream().anyMatch(type::endsWith), found);
    return found.stream().distinct().toList();
  }

  /** Whether a value, or something in it, is a text. */
  private static boolean says(Value value, String text) {
    if (value instanceof Value.MapOf map) {
      return map.entries().values().stream().anyMatch(inner -> says(inner, text));
    }
    if (value instanceof Value.ListOf list) {
      return list.items().stream().anyMatch(inner -> says(inner, text));
    }
    return value instanceof Value.Text one && one.text().equals(text);
  }

  /**
   * Looks for openings in a value.
   *
   * @param gate whether its policies let nobody in who is not in the VPC already
   */
  private static void look(Value value, boolean gate, List<String> found) {
    if (value instanceof Value.ListOf list) {
      list.items().forEach(item -> look(item, gate, found));
    } else if (value instanceof Value.MapOf map) {
      if (map.entries().get("PublicAccessBlockConfiguration") instanceof Value.MapOf blocks) {
        BLOCKS.stream()
            .filter(block -> !plain(blocks, block).equals("true"))
            .forEach(block -> found.add("may be opened to everybody: no " + block));
      }
      if (!gate && isForEverybody(map)) {
        found.add("lets everybody in by a policy");
      }
      map.entries().values().forEach(inner -> look(inner, gate, found));
    }
  }

  /** A switch or a text under a key. */
  private static String plain(Value.MapOf map, String key) {
    return map.entries().get(key) instanceof Value.Flag flag
        ? Boolean.toString(flag.value())
        : Values.text(map, key);
  }

  /** Whether a statement, or a permission of a function, is for everybody, without a choice. */
  private static boolean isForEverybody(Value.MapOf map) {
    Value principal = map.entries().get("Principal");
    if (principal == null || Values.text(map, "Effect").equals("Deny")) {
      return false;
    }
    boolean chosen =
        map.entries().containsKey("SourceArn")
            || map.entries().containsKey("SourceAccount")
            || map.entries().containsKey("PrincipalOrgID")
            || (map.entries().get("Condition") instanceof Value.MapOf condition
                && choosesAmong(condition));
    return !chosen && says(principal, "*");
  }

  private static boolean choosesAmong(Value.MapOf condition) {
    return condition.entries().entrySet().stream()
        .filter(operator -> operator.getValue() instanceof Value.MapOf)
        .anyMatch(operator -> isChoice(operator.getKey(), (Value.MapOf) operator.getValue()));
  }

  /**
   * Whether one of the tests of an operator chooses: by a key that names somebody, with values that
   * are not everybody, and not by leaving some out or by whether there is a value at all.
   */
  private static boolean isChoice(String operator, Value.MapOf keys) {
    return !operator.contains("Not")
        && !operator.contains("IfExists")
        && !operator.startsWith("ForAllValues")
        && !operator.equals("Null")
        && keys.entries().entrySet().stream()
            .anyMatch(
                key ->
                    CHOICES.stream().anyMatch(key.getKey().toLowerCase(Locale.ROOT)::startsWith)
                        && !letsEverybodyIn(key.getValue()));
  }

  private static boolean letsEverybodyIn(Value value) {
    return value instanceof Value.ListOf list
        ? list.items().stream().anyMatch(PublicResource::letsEverybodyIn)
        : value instanceof Value.Text text
            && (text.text().matches("[*:]+") || Exposure.isEverybody(text.text()));
  }
}
