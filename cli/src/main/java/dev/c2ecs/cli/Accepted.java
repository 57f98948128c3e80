package dev.c2ecs.cli;

import dev.c2ecs.cfn.support.AllCodes;
import dev.c2ecs.cli.diagnostic.DeployCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * What {@code --accept} names.
 *
 * @param codes codes of diagnostics, all known
 * @param ids logical IDs of resources
 */
record Accepted(List<String> codes, List<String> ids) {

  private static final String PREFIX = "C2E";

  /**
   * What a command was given.
   *
   * @throws ParameterException if a code does not exist
   */
  static Accepted of(ParseResult given) {
    List<String> codes = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    OptionSpec option = given.commandSpec().findOption("--accept");
    boolean takesIds = option != null && option.paramLabel().contains("ID");
    for (String name : given.matchedOptionValue("--accept", List.<String>of())) {
      if (takesIds && !name.isEmpty() && !name.toUpperCase(Locale.ROOT).startsWith(PREFIX)) {
        ids.add(name);
        continue;
      }
      String unknown = isOfDeploying(name) ? "" : AllCodes.unknown(name);
      if (!unknown.isEmpty()) {
        throw new ParameterException(given.commandSpec().commandLine(), "--accept: " + unknown);
      }
      codes.add(name);
    }
    return new Accepted(codes, ids);
  }

  private static boolean isOfDeploying(String name) {
    for (DeployCode code : DeployCode.values()) {
      if (code.id().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
