package dev.c2ecs.cfn.assembly;

import dev.c2ecs.cfn.template.Output;
import dev.c2ecs.cfn.template.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * What a mapper adds to the template.
 *
 * @param parts resources and properties
 * @param parameters parameters
 * @param outputs outputs
 */
public record Contribution(List<Part> parts, List<Parameter> parameters, List<Output> outputs) {

  /** Nothing. */
  public static final Contribution NOTHING = of(List.of());

  public Contribution {
    parts = List.copyOf(parts);
    parameters = List.copyOf(parameters);
    outputs = List.copyOf(outputs);
  }

  /** A contribution of resources only. */
  public static Contribution of(List<Part> parts) {
    return new Contribution(parts, List.of(), List.of());
  }

  /** A contribution of resources only. */
  public static Contribution of(Part... parts) {
    return of(List.of(parts));
  }

  /** All contributions as one. */
  public static Contribution all(List<Contribution> contributions) {
    List<Part> parts = new ArrayList<>();
    List<Parameter> parameters = new ArrayList<>();
    List<Output> outputs = new ArrayList<>();
    for (Contribution contribution : contributions) {
      parts.addAll(contribution.parts);
      parameters.addAll(contribution.parameters);
      outputs.addAll(contribution.outputs);
    }
    return new Contribution(parts, parameters, outputs);
  }
}
