package dev.c2ecs.cfn.extension;

import dev.c2ecs.cfn.input.Capacity;
import dev.c2ecs.compose.model.ByteSize;
import dev.c2ecs.compose.model.MalformedValueException;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is said under the {@code x-aws-} keys of a service, and of its {@code deploy}.
 *
 * @param autoscaling how the number of tasks follows the load
 * @param capacity which tasks run on spare capacity
 * @param discovery {@code connect} when it is reached through Service Connect too, or {@code dns}
 * @param ephemeralStorage the scratch space of its task in GiB
 * @param exec whether commands can be run in its containers
 * @param fileLimit the most that may be added to its image, as a size
 * @param maxPercent the most tasks during a deployment, in percent
 * @param minPercent the fewest tasks during a deployment, in percent
 * @param policies managed policies of the task role
 * @param publicUrls the variables whose localhost becomes the public address
 * @param pullCredentials the secret with the credentials of a private registry
 * @param push whether what is built is pushed to the registry that its name says
 * @param role a policy document of the task role
 * @param schedule when it is run
 * @param secrets secrets as environment variables, {@code SECRET} or {@code SECRET:KEY} by variable
 * @param subnets the subnets of its tasks
 */
public record ServiceExtensions(
    Autoscaling autoscaling,
    Spare capacity,
    Setting<String> discovery,
    Setting<Integer> ephemeralStorage,
    Setting<Boolean> exec,
    Setting<String> fileLimit,
    Setting<Integer> maxPercent,
    Setting<Integer> minPercent,
    Setting<List<String>> policies,
    Setting<List<String>> publicUrls,
    Setting<String> pullCredentials,
    Setting<Boolean> push,
    Setting<Node> role,
    Schedule schedule,
    Setting<Map<String, String>> secrets,
    Setting<List<String>> subnets) {

  private static final long DEFAULT_FILE_LIMIT = 64L << 20;

  /** The variables that are secrets, whatever the environment says. */
  public Set<String> secretVariables() {
    return secrets.orElse(Map.of()).keySet();
  }

  /**
   * How the number of tasks follows the load.
   *
   * @param whole the mapping
   * @param min tasks at least
   * @param max tasks at most
   * @param cpu the wanted use of the CPU in percent
   * @param memory the wanted use of memory in percent
   * @param requests the wanted requests of a task in a minute
   */
  public record Autoscaling(
      Setting<Node> whole,
      Setting<Integer> min,
      Setting<Integer> max,
      Setting<Integer> cpu,
      Setting<Integer> memory,
      Setting<Integer> requests) {

    private static Autoscaling of(SettingReader deploy) {
      SettingReader scaling = deploy.below(Keys.AUTOSCALING);
      return new Autoscaling(
          deploy.node(Keys.AUTOSCALING),
          scaling.number("min"),
          scaling.number("max"),
          scaling.number("cpu"),
          scaling.number("memory"),
          scaling.number("requests"));
    }
  }

  /**
   * Which tasks run on spare capacity: a word, or a mapping with weights.
   *
   * @param whole the word or the mapping
   * @param value what it says; all on demand when nothing usable is said
   */
  public record Spare(Setting<Node> whole, Capacity value) {

    private static Spare of(SettingReader service) {
      Setting<Node> whole = service.node(Keys.CAPACITY);
      if (!service.hasMapping(Keys.CAPACITY)) {
        return new Spare(
            whole, service.text(Keys.CAPACITY).is("spot") ? Capacity.SPOT : Capacity.ON_DEMAND);
      }
      SettingReader capacity = service.below(Keys.CAPACITY);
      return new Spare(
          whole,
          new Capacity(
              capacity.number("base").orElse(0),
              capacity.number("on_demand").orElse(0),
              capacity.number("spot").orElse(1)));
    }
  }

  /**
   * When a task is run: an expression, or a mapping with more.
   *
   * @param whole the expression or the mapping
   * @param expression when
   * @param timezone the time zone of the expression
   */
  public record Schedule(
      Setting<Node> whole, Setting<String> expression, Setting<String> timezone) {

    private static Schedule of(SettingReader service) {
      SettingReader schedule = service.below(Keys.SCHEDULE);
      return new Schedule(
          service.node(Keys.SCHEDULE),
          service.hasMapping(Keys.SCHEDULE)
              ? schedule.text("expression")
              : service.text(Keys.SCHEDULE),
          schedule.text("timezone"));
    }
  }

  static ServiceExtensions of(Service service) {
    SettingReader reader = new SettingReader(service.tree(), service.path());
    SettingReader deploy = reader.below("deploy");
    SettingReader update = deploy.below("update_config");
    return new ServiceExtensions(
        Autoscaling.of(deploy),
        Spare.of(reader),
        reader.text(Keys.DISCOVERY),
        reader.number(Keys.EPHEMERAL_STORAGE),
        reader.flag(Keys.EXEC),
        reader.text(Keys.FILE_LIMIT),
        update.number(Keys.MAX_PERCENT),
        update.number(Keys.MIN_PERCENT),
        reader.texts(Keys.POLICIES),
        reader.texts(Keys.PUBLIC_URLS),
        reader.text(Keys.PULL_CREDENTIALS),
        reader.flag(Keys.PUSH),
        reader.node(Keys.ROLE),
        Schedule.of(reader),
        reader.map(Keys.SECRETS),
        reader.texts(Keys.SUBNETS));
  }

  /** The most bytes that may be added to its image. */
  public long fileLimitBytes() {
    try {
      return fileLimit.value().isPresent()
          ? ByteSize.parse(fileLimit.value().get())
          : DEFAULT_FILE_LIMIT;
    } catch (MalformedValueException e) {
      return DEFAULT_FILE_LIMIT;
    }
  }

  /** Whether the bounds of running tasks during a deployment are said in percent. */
  public boolean saysPercentages() {
    return minPercent.present() || maxPercent.present();
  }
}
