package dev.c2ecs.cli;

import dev.c2ecs.cfn.input.AddedFile;
import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.cfn.policy.LeastPolicy;
import dev.c2ecs.cfn.policy.Policy;
import dev.c2ecs.cfn.policy.PolicySubject;
import dev.c2ecs.cfn.policy.PolicyTemplate;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.JsonTemplateWriter;
import dev.c2ecs.cfn.writer.YamlTemplateWriter;
import dev.c2ecs.cli.deploy.RepositoryNames;
import dev.c2ecs.cli.stack.StackNames;
import dev.c2ecs.compose.diagnostic.Severity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says which permissions deploying, updating and removing the project needs. */
final class PolicyCommand implements Command {

  private static final String ROLE_ARN = "--role-arn";
  private static final String BOUNDARY = "--boundary";
  private static final String REGION = "--region";
  private static final String ACCOUNT = "--account";

  /** No wildcards and no variables: these are names of one thing each. */
  private static final Pattern ROLE =
      Pattern.compile("arn:[a-z-]+:iam::([0-9]{12}):role/[!-~&&[^*?$]]+");

  private static final Pattern POLICY =
      Pattern.compile("arn:[a-z-]+:iam::([0-9]{12}|aws):policy/[!-~&&[^*?$]]+");
  private static final Pattern ACCOUNT_ID = Pattern.compile("[0-9]{12}");
  private static final Pattern REGION_NAME = Pattern.compile("[a-z]{2,}(-[a-z]+)+-[0-9]+");

  /** What is written. */
  enum Form {
    policy,
    role
  }

  @Override
  public String name() {
    return "policy";
  }

  @Override
  public List<String> unused() {
    return List.of("--progress");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Commands.spec(
                this,
                "Print the least IAM policy that deploying, updating and removing this project needs,"
                    + " without asking AWS. -o DIR/ writes managed policies, a file each: what is"
                    + " longer than one may be becomes several.",
                "c2ecs policy --region eu-central-1 --account 123456789012",
                "c2ecs policy -o policies/",
                "c2ecs policy --as role -o deploy-role.yaml",
                "c2ecs policy --role-arn arn:aws:iam::123456789012:role/cloudformation")
            .addPositional(Commands.argument("COMPOSE-FILE", "The same as -f"))
            .addOption(Commands.output())
            .addOption(
                Commands.option(
                    ConvertCommand.Format.class,
                    "yaml|json",
                    "Format; what the name of -o says, else json, and yaml for --as role",
                    "--format"))
            .addOption(
                Commands.option(
                    Form.class,
                    "policy|role",
                    "The policy alone, or a template of a role that has it; policy by default",
                    "--as"))
            .addOption(
                Commands.option(
                    String.class,
                    "ARN",
                    "The role that CloudFormation works with, as `deploy --role-arn` names it: one"
                        + " policy for who deploys and one for this role",
                    ROLE_ARN))
            .addOption(
                Commands.option(
                    String.class,
                    "ARN",
                    "Permissions boundary of the roles of --as role; else x-aws-permissions_boundary",
                    BOUNDARY))
            .addOption(
                Commands.option(String.class, "REGION", "Only in this region; else any", REGION))
            .addOption(
                Commands.option(String.class, "ID", "Only in this account; else any", ACCOUNT))
            .addOption(Commands.flag("Say only what makes it fail", "-q", "--quiet"))
            .addOption(Commands.accept());
    Confinement.declare(spec);
    return spec;
  }

  @Override
  public int run(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    check(given);
    ProjectRun run = Confinement.translated(world, options, given, ProjectRun.Inspection.FILES);
    Optional<String> output = Optional.ofNullable(given.matchedOptionValue("--output", null));
    Overwriting overwriting = Overwriting.of(world, options, given, run.loaded().project());
    ResultKind kind = isRole(given) ? ResultKind.TEMPLATE : ResultKind.POLICY;
    Optional<PolicyDirectory> directory =
        output
            .filter(name -> isDirectory(world, name))
            .map(name -> new PolicyDirectory(world, overwriting, name));
    Overwriting.Target single =
        directory.isPresent()
            ? Overwriting.Target.STANDARD_OUTPUT
            : overwriting.target(output, kind);
    world.err().print(run.text(options.color(world), run.from(Severity.ERROR)));
    if (run.template().isEmpty()) {
      world.err().line("nothing is written: " + run.summary());
      return ExitCode.FAILED;
    }
    Template template = run.template().get();
    String project = run.loaded().project().orElseThrow().name();
    LeastPolicy policy =
        LeastPolicy.of(
            subject(
                run,
                project,
                template,
                Optional.ofNullable(given.matchedOptionValue(ROLE_ARN, null))));
    boolean many = directory.isPresent();
    Map<String, String> texts = texts(given, policy, many, project, template);
    if (many) {
      directory.get().write(texts, kind);
    } else {
      new ResultOutput(world).write(single, texts.values().iterator().next());
    }
    if (!given.hasMatchedOption("--quiet")) {
      notes(given, policy, many, template).forEach(world.err()::line);
    }
    return ExitCode.OK;
  }

  private static void check(ParseResult given) {
    checkForm(given, ROLE_ARN, ROLE, "the ARN of a role");
    checkForm(given, BOUNDARY, POLICY, "the ARN of a policy");
    checkForm(given, ACCOUNT, ACCOUNT_ID, "the twelve digits of an account");
    checkForm(given, REGION, REGION_NAME, "the name of a region, like eu-central-1");
    checkAccount(given, ROLE_ARN, ROLE);
    checkAccount(given, BOUNDARY, POLICY);
    if (given.hasMatchedOption(BOUNDARY) && !isRole(given)) {
      throw new ParameterException(
          given.commandSpec().commandLine(),
          BOUNDARY
              + " is that of the roles of --as role; x-aws-permissions_boundary in the Compose file"
              + " bounds those of the project");
    }
  }

  /** CloudFormation takes a role of its own account only, and IAM a boundary. */
  private static void checkAccount(ParseResult given, String option, Pattern form) {
    String account = given.matchedOptionValue(ACCOUNT, "");
    Matcher arn = form.matcher(given.matchedOptionValue(option, ""));
    if (!account.isEmpty()
        && arn.matches()
        && !arn.group(1).equals("aws")
        && !arn.group(1).equals(account)) {
      throw new ParameterException(
          given.commandSpec().commandLine(),
          option + ": it is of the account " + arn.group(1) + ", and " + ACCOUNT + " is another");
    }
  }

  private static void checkForm(ParseResult given, String option, Pattern form, String words) {
    String value = given.matchedOptionValue(option, "");
    if (given.hasMatchedOption(option) && !form.matcher(value).matches()) {
      throw new ParameterException(
          given.commandSpec().commandLine(), option + ": '" + value + "' is not " + words);
    }
  }

  private static PolicySubject subject(
      ProjectRun run, String project, Template template, Optional<String> role) {
    Set<String> written = new TreeSet<>();
    Set<String> external = new TreeSet<>();
    Set<String> keys = new TreeSet<>();
    for (NeededSecret secret : run.secrets()) {
      (secret.source() instanceof NeededSecret.External ? external : written).add(secret.name());
      secret.kms().ifPresent(keys::add);
    }
    Set<String> configs = new TreeSet<>();
    for (NeededImage image : run.images()) {
      for (AddedFile file : image.files()) {
        if (file.source() instanceof AddedFile.SystemsManager parameter) {
          configs.add(parameter.name());
        }
      }
    }
    boolean isLong =
        YamlTemplateWriter.write(template).getBytes(StandardCharsets.UTF_8).length
            > Limits.INLINE_TEMPLATE_BYTES;
    return new PolicySubject(
        project,
        StackNames.of(project),
        RepositoryNames.prefix(project),
        template,
        List.copyOf(written),
        List.copyOf(external),
        List.copyOf(keys),
        List.copyOf(configs),
        !run.images().isEmpty(),
        !run.jobs().isEmpty(),
        isLong,
        role);
  }

  private static boolean isDirectory(RunContext world, String name) {
    return !Overwriting.isStandardOutput(name)
        && (name.endsWith("/") || Files.isDirectory(world.workingDirectory().resolve(name)));
  }

  /**
   * The texts by the names of files: a template with all policies, or one document, or one for each
   * managed policy.
   */
  private static Map<String, String> texts(
      ParseResult given, LeastPolicy policy, boolean many, String project, Template template) {
    boolean asRole = isRole(given);
    ConvertCommand.Format format = format(given, asRole);
    if (asRole) {
      Optional<String> boundary =
          Optional.<String>ofNullable(given.matchedOptionValue(BOUNDARY, null))
              .or(() -> PolicyTemplate.boundary(template));
      Template roles = PolicyTemplate.of(policy, project, boundary);
      return Map.of(
          "role." + format,
          format == ConvertCommand.Format.json
              ? JsonTemplateWriter.write(roles)
              : YamlTemplateWriter.write(roles));
    }
    if (!many) {
      return Map.of("policy." + format, text(given, format, policy.whole()));
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (List<Policy> part : List.of(policy.caller(), policy.service())) {
      part.forEach(one -> texts.put(one.name() + "." + format, text(given, format, List.of(one))));
    }
    return texts;
  }

  private static String text(
      ParseResult given, ConvertCommand.Format format, List<Policy> policies) {
    List<Policy> placed = policies.stream().map(one -> one.with(place(given))).toList();
    return format == ConvertCommand.Format.json ? PolicyText.json(placed) : PolicyText.yaml(placed);
  }

  /** Policies are JSON unless something says YAML, templates the other way round. */
  private static ConvertCommand.Format format(ParseResult given, boolean asRole) {
    boolean isYaml = given.matchedOptionValue("--output", "").matches("(?i).*\\.ya?ml");
    return asRole || given.hasMatchedOption("--format") || isYaml
        ? ConvertCommand.format(given)
        : ConvertCommand.Format.json;
  }

  private static boolean isRole(ParseResult given) {
    return given.matchedOptionValue("--as", Form.policy) == Form.role;
  }

  /** The values of the pseudo parameters. */
  private static UnaryOperator<String> place(ParseResult given) {
    String region = given.matchedOptionValue(REGION, "*");
    String account = given.matchedOptionValue(ACCOUNT, "*");
    String partition =
        region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    return text ->
        text.replace("${AWS::Partition}", partition)
            .replace("${AWS::Region}", region)
            .replace("${AWS::AccountId}", account);
  }

  private static List<String> notes(
      ParseResult given, LeastPolicy policy, boolean many, Template template) {
    List<String> notes = new ArrayList<>();
    boolean alone = !many && !isRole(given);
    if (alone && policy.whole().size() > 1) {
      notes.add(
          "these are two policies by their names, one for who deploys and one for the role of"
              + " CloudFormation; -o policies/ writes a file for each");
    }
    for (List<Policy> part : List.of(policy.caller(), policy.service())) {
      if (part.size() > 1) {
        notes.add(
            "the permissions are longer than a managed policy may be ("
                + Limits.words(Policy.LONGEST)
                + " characters): "
                + (alone
                    ? "-o policies/ writes "
                        + part.size()
                        + " that are not, and --as role a template of a role that has them"
                    : "there are "
                        + part.size()
                        + " policies, "
                        + part.get(0).name()
                        + " to "
                        + part.get(part.size() - 1).name()
                        + "; all of them are needed"));
      }
    }
    if (!isRole(given) && (!given.hasMatchedOption(REGION) || !given.hasMatchedOption(ACCOUNT))) {
      notes.add(
          "the policy holds in every region and account that are not named: give --region and"
              + " --account to narrow it");
    }
    if (!PolicyTemplate.boundary(template).isPresent()
        && !template.ofType(ResourceType.ROLE).isEmpty()) {
      notes.add(
          "who may make roles may give them every permission: set x-aws-permissions_boundary, and"
              + " this policy makes no role without it");
    }
    policy
        .unknown()
        .forEach(
            type ->
                notes.add(
                    "the actions for "
                        + type
                        + ", which x-aws-cloudformation brings, are not known and missing: add"
                        + " them by hand"));
    policy
        .widened()
        .forEach(
            name ->
                notes.add(
                    "the value of "
                        + name
                        + " is known only when the stack is made: in the policy * stands for what"
                        + " is not known of it"));
    return notes;
  }
}
