package dev.c2ecs.cfn.sizing;

import dev.c2ecs.cfn.images.Dockerfile;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.task.SharedMemory;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How large a container is believed to be when nobody says: what its image is known to need, or
 * that which its build starts from, and what its own settings say, whichever is more; files in
 * memory come on top.
 *
 * @param need what the container needs
 * @param isKnown whether its image or its settings tell it; else it is the smallest size
 */
public record AssumedNeeds(Need need, boolean isKnown) {

  /** What a service needs of which nobody says how large it is. */
  public static AssumedNeeds of(Service service, Surroundings surroundings) {
    Optional<Dockerfile> file =
        service.build().flatMap(build -> Dockerfile.of(build, surroundings));
    String image = file.map(Dockerfile::base).orElse(service.image().orElse(""));
    Need known =
        KnownNeeds.of(image)
            .or(() -> KnownNeeds.of(service.image().orElse("")))
            .orElse(Need.NOTHING);
    Need said =
        SettingNeeds.of(image.toLowerCase(Locale.ROOT), texts(service)).orElse(Need.NOTHING);
    Need need = Need.DEFAULT.or(known).or(said).plus(new Need(0, SharedMemory.mib(service)));
    return new AssumedNeeds(need, !known.or(said).equals(Need.NOTHING));
  }

  /** The command as one line, and the variables. */
  private static List<String> texts(Service service) {
    List<String> words = new ArrayList<>();
    words.addAll(service.entrypoint().orElse(List.of()));
    words.addAll(service.command().orElse(List.of()));
    List<String> texts = new ArrayList<>();
    texts.add(String.join(" ", words));
    service.environment().forEach((name, value) -> texts.add(name + "=" + value.text().orElse("")));
    return texts;
  }
}
