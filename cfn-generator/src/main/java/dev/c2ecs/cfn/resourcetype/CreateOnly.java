package dev.c2ecs.cfn.resourcetype;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which properties of a resource can only be given when it is made: a change of one makes a new
 * resource in place of the old one. The file {@code create-only.txt} says what the registry's
 * resource schemas say of every type ({@code createOnlyProperties}, with a question mark {@code
 * conditionalCreateOnlyProperties}, whose change may do so); the rows here add what
 * CloudFormation's reference says besides. A type without a row has none that is known.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html">
 *     CloudFormation CLI, resource type definition schema</a>
 */
public final class CreateOnly {

  /** How a change of a property is carried out. */
  public enum Effect {
    /** The resource stays. */
    UPDATES,
    /** There may be a new one; nothing that is published says when. */
    MAY_REPLACE,
    /** There is a new one. */
    REPLACES
  }

  private static final String ADDED =
      """
      AWS::CertificateManager::Certificate CertificateExport
      AWS::EC2::EIP Domain
      AWS::EC2::FlowLog TagFieldSpecifications
      AWS::EC2::VPC VpcEncryptionControl
      AWS::ECR::Repository EncryptionConfiguration
      AWS::ECS::CapacityProvider ManagedInstancesProvider/InstanceLaunchTemplate/FipsEnabled
      AWS::ECS::Service DeploymentController
      AWS::S3::Bucket ObjectLockEnabled
      AWS::ServiceDiscovery::Service DnsConfig/NamespaceId
      """;

  private static final String DELETE_FIRST = "delete-first";

  private static final Map<String, Row> ROWS = new ConcurrentHashMap<>();

  /**
   * What is known of a type.
   *
   * @param effects the properties with the effect of their change
   * @param identity properties that tell one from another
   * @param deletesFirst whether the old one goes before the new one comes
   */
  private record Row(Map<String, Effect> effects, List<String> identity, boolean deletesFirst) {}

  /** The file, read once it is needed. */
  private static final class Registry {

    private static final String TEXT = read();

    private static String read() {
      try (InputStream in = CreateOnly.class.getResourceAsStream("create-only.txt")) {
        if (in == null) {
          throw new IllegalStateException("create-only.txt is missing");
        }
        return "\n" + new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private CreateOnly() {}

  private static Row row(String type) {
    return ROWS.computeIfAbsent(type, CreateOnly::read);
  }

  private static Row read(String type) {
    Map<String, Effect> effects = new HashMap<>();
    List<String> identity = new ArrayList<>();
    boolean deletesFirst = false;
    List<String> words = new ArrayList<>(words(Registry.TEXT, type));
    words.addAll(words("\n" + ADDED, type));
    for (String word : words) {
      if (word.equals(DELETE_FIRST)) {
        deletesFirst = true;
        continue;
      }
      boolean may = word.endsWith("?");
      String name = word.substring(word.startsWith("=") ? 1 : 0, word.length() - (may ? 1 : 0));
      effects.put(name, may ? Effect.MAY_REPLACE : Effect.REPLACES);
      if (word.startsWith("=")) {
        identity.add(name);
      }
    }
    return new Row(Map.copyOf(effects), List.copyOf(identity), deletesFirst);
  }

  /** The words behind a type at the beginning of a line. */
  private static List<String> words(String text, String type) {
    int at = text.indexOf("\n" + type + " ");
    if (at < 0) {
      return List.of();
    }
    int from = at + type.length() + 2;
    int end = text.indexOf('\n', from);
    return List.of(text.substring(from, end < 0 ? text.length() : end).split(" ", -1));
  }

  /** Whether a resource that is replaced is deleted before the new one is made. */
  public static boolean deletesFirst(String type) {
    return row(type).deletesFirst();
  }

  /**
   * The properties that tell a resource from the others of its type, {@code primaryIdentifier} of
   * the registry, where a template gives them; empty where AWS chooses one of them.
   */
  public static List<String> identity(String type) {
    return row(type).identity();
  }

  /** The properties of a type with the effect of their change; {@code A/B} is a property inside. */
  public static Map<String, Effect> of(String type) {
    return row(type).effects();
  }

  /**
   * What the change of a property does; of one inside a function the worst that it can do.
   *
   * @param path the keys that lead to it
   */
  public static Effect effect(String type, List<String> path) {
    Effect worst = Effect.UPDATES;
    String changed =
        String.join("/", path.stream().takeWhile(key -> !key.startsWith("Fn::")).toList());
    for (Map.Entry<String, Effect> entry : of(type).entrySet()) {
      boolean touched =
          changed.isEmpty()
              || (changed + "/").startsWith(entry.getKey() + "/")
              || (entry.getKey() + "/").startsWith(changed + "/");
      if (touched && entry.getValue().compareTo(worst) > 0) {
        worst = entry.getValue();
      }
    }
    return worst;
  }
}
