package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call of every command, refused: what it needs is named, without the rest it works. */
class PermissionsTest {

  private static final String PLAIN = Cloud.COMPOSE;
  private static final String VOLUME =
      Cloud.COMPOSE + "    volumes: [data:/data]\nvolumes: {data: }\n";
  private static final String SECRET =
      Cloud.COMPOSE + "    secrets: [key]\nsecrets: {key: {environment: KEY}}\n";

  private static final String JOB =
      Cloud.COMPOSE + "  seed: {image: example/seed, restart: \"no\"}\n";

  private static final String EFS = "elasticfilesystem:DescribeFileSystems";

  /** The service of each action that is called, and its name where the fake knows another. */
  private static final Map<String, String> SERVICES =
      Map.ofEntries(
          Map.entry("DescribeVpcs", "ec2:"),
          Map.entry("DescribeVpcAttribute", "ec2:"),
          Map.entry("DescribeSubnets", "ec2:"),
          Map.entry("DescribeRouteTables", "ec2:"),
          Map.entry("DescribeServices", "ecs:"),
          Map.entry("ListTasks", "ecs:"),
          Map.entry("RunTask", "ecs:"),
          Map.entry("TagResource", "ecs:"),
          Map.entry("ListTagsForResource", "ecs:"),
          Map.entry("DescribeTasks", "ecs:"),
          Map.entry("DescribeSecret", "secretsmanager:"),
          Map.entry("CreateSecret", "secretsmanager:"),
          Map.entry("PutSecretValue", "secretsmanager:"),
          Map.entry("DeleteSecret", "secretsmanager:"),
          Map.entry("ListSecrets", "secretsmanager:"));

  @TempDir Path directory;

  private static Arguments of(
      String name, String compose, boolean deployed, String args, String... needed) {
    return Arguments.of(name, compose, deployed, args, Set.of(needed));
  }

  static Stream<Arguments> commands() {
    String[] create = {
      "DescribeStacks",
      "DescribeVpcs",
      "DescribeSubnets",
      "DescribeRouteTables",
      "CreateChangeSet",
      "DescribeChangeSet",
      "ExecuteChangeSet",
    };
    return Stream.of(
        of("create", PLAIN, false, "deploy --yes", create),
        of("create with a volume", VOLUME, false, "deploy --yes", create),
        of(
            "create with a secret",
            SECRET,
            false,
            "deploy --yes",
            Stream.concat(Stream.of(create), Stream.of("DescribeSecret", "CreateSecret"))
                .toArray(String[]::new)),
        of(
            "create with a job",
            JOB,
            false,
            "deploy --yes",
            Stream.concat(
                    Stream.of(create), Stream.of("ListStackResources", "RunTask", "DescribeTasks"))
                .toArray(String[]::new)),
        of("down", PLAIN, true, "down --yes", "DescribeStacks", "DeleteStack"),
        of("down with a job", JOB, true, "down --yes", "DescribeStacks", "DeleteStack"),
        of("down with a volume", VOLUME, true, "down --yes", "DescribeStacks", "DeleteStack"),
        of(
            "down with all volumes",
            VOLUME,
            true,
            "down --yes --volumes",
            "DescribeStacks",
            "DeleteStack",
            "ListStackResources",
            EFS),
        of(
            "down with a secret",
            SECRET,
            true,
            "down --yes",
            "DescribeStacks",
            "DeleteStack",
            "ListSecrets",
            "DeleteSecret"),
        of(
            "down without its secret",
            SECRET,
            true,
            "down --yes --keep-secrets",
            "DescribeStacks",
            "DeleteStack"),
        of("down without a stack", PLAIN, false, "down --yes", "DescribeStacks"),
        of("ls", PLAIN, true, "ls", "DescribeStacks"),
        of(
            "doctor",
            PLAIN,
            true,
            "doctor",
            "DescribeStacks",
            "GetTemplate",
            "ListStackResources",
            "DescribeServices"),
        of("cancel", PLAIN, true, "cancel --yes", "DescribeStacks"));
  }

  private Cloud cloud(String compose, boolean deployed, int number) throws IOException {
    Cloud cloud = new Cloud(Files.createDirectory(directory.resolve("c" + number)));
    cloud.compose(compose).environment(Map.of("KEY", "hunter2"));
    if (deployed) {
      assertThat(cloud.run("deploy", "--yes").exitCode()).isZero();
    }
    return cloud;
  }

  private static void refuse(Cloud cloud, String action) {
    if (action.equals(EFS)) {
      cloud.aws.forbid("EFS");
    } else {
      cloud.aws.refuse(action, "AccessDeniedException", "");
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void c19WhatIsNeededIsNamedAndWhatIsNotNeededIsNotMissed(
      String name, String compose, boolean deployed, String args, Set<String> needed)
      throws IOException {
    Set<String> called = new LinkedHashSet<>();
    try (Cloud cloud = cloud(compose, deployed, 0)) {
      int before = cloud.aws.calls().size();
      Cloud.Result result = cloud.run(args.split(" "));
      assertThat(result.exitCode()).as(result.all()).isZero();
      cloud.aws.calls().stream()
          .skip(before)
          .map(action -> action.equals("GET object") ? EFS : action)
          .forEach(called::add);
    }
    called.remove("GetCallerIdentity");
    assertThat(called).containsAll(needed);
    Set<String> failing = new TreeSet<>();
    int number = 1;
    for (String action : called) {
      try (Cloud cloud = cloud(compose, deployed, number++)) {
        refuse(cloud, action);
        Cloud.Result result = cloud.run(args.split(" "));
        if (result.exitCode() != 0) {
          failing.add(action);
          String service =
              action.contains(":") ? "" : SERVICES.getOrDefault(action, "cloudformation:");
          assertThat(result.all()).contains("you may not do " + service + action);
        }
      }
    }
    assertThat(failing).isEqualTo(new TreeSet<>(needed));
  }

  @Test
  void downAsksNothingThatAProjectCannotHave() throws IOException {
    try (Cloud cloud = cloud(PLAIN, true, 0)) {
      cloud.run("down", "--yes", "--keep-secrets");
      assertThat(cloud.aws.calls()).doesNotContain("GET object", "ListSecrets");
    }
    try (Cloud cloud = cloud(VOLUME, true, 1)) {
      cloud.aws.forbid("EFS");
      Cloud.Result result = cloud.run("down", "--yes");
      assertThat(result.err())
          .contains("stays     file system shop-DataFilesystem")
          .contains("which stay, were not looked for: " + EFS + " is not allowed");
    }
  }

  @Test
  void whatRunsIsNotKnownWithoutThePermission() throws IOException {
    try (Cloud cloud = cloud(PLAIN, true, 0)) {
      cloud.aws.refuse("DescribeServices", "AccessDeniedException", "");
      assertThat(cloud.run("ls").err())
          .contains("could not be looked at")
          .contains("ecs:DescribeServices");
      assertThat(cloud.run("doctor").out())
          .contains("what runs could not be looked at")
          .contains("ecs:DescribeServices");
    }
  }
}
