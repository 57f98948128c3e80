package dev.c2ecs.cli;

import dev.c2ecs.cli.deploy.Session;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.live.Address;
import dev.c2ecs.cli.live.LiveProject;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Shows where a port of a service is reached. */
final class PortCommand implements LiveCommand {

  @Override
  public String name() {
    return "port";
  }

  @Override
  public CommandSpec spec() {
    return Commands.spec(
            this,
            "Show where a port of a service is reached from outside, HOST:PORT.",
            "c2ecs port web 80",
            "c2ecs port web")
        .addPositional(Commands.argument("SERVICE", "The service"))
        .addPositional(
            Commands.secondArgument(
                "PRIVATE_PORT", "The port of its container; all of them by default"));
  }

  @Override
  public int run(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    String service = given.matchedPositionalValue(0, "");
    String port = given.matchedPositionalValue(1, "");
    if (service.isEmpty()) {
      throw wrong(given, "port needs a service");
    }
    if (!port.matches("\\d{0,5}")) {
      throw wrong(given, "that is no port: " + port);
    }
    TargetProject target = TargetProject.of(world, options, given);
    List<Address> found;
    try (Session session = options.session(world, given)) {
      LiveProject project =
          session.busy("looking at the project", () -> LiveProject.of(session, target.name()));
      found =
          project.addresses(service).stream()
              .filter(one -> port.isEmpty() || one.target() == Integer.parseInt(port))
              .toList();
    }
    if (found.isEmpty()) {
      throw new Refusal(
          DeployCode.NOT_PUBLISHED,
          (port.isEmpty()
                  ? "no port of " + service + " is reached from outside"
                  : "port " + port + " of " + service + " is not reached from outside")
              + ": `c2ecs ps` shows those that are");
    }
    new ResultOutput(world)
        .show(
            found.stream()
                .map(one -> one.host() + ":" + one.port() + "\n")
                .collect(Collectors.joining()));
    return ExitCode.OK;
  }

  private static ParameterException wrong(ParseResult given, String words) {
    return new ParameterException(given.commandSpec().commandLine(), words);
  }
}
