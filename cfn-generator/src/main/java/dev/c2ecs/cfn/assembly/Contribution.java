package dev.c2ecs.cfn.assembly;

import dev.c2ecs.cfn.template.Output;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/**
 * What a mapper adds to the template, and what it has to say.
 *
 * @param parts resources and properties
 * @param parameters parameters
 * @param outputs outputs
 * @param diagnostics diagnostics
 */
public record Contribution(
    List<Part> parts,
    List<Parameter> parameters,
    List<Output> outputs,
    List<Diagnostic> diagnostics) {

  public Contribution {
    parts = List.copyOf(parts);
    parameters = List.copyOf(parameters);
    outputs = List.copyOf(outputs);
    diagnostics = List.copyOf(diagnostics);
  }

  /** A contribution of resources only. */
  public static Contribution of(List<Part> parts) {
    return new Contribution(parts, List.of(), List.of(), List.of());
  }

  /** A contribution of resources with diagnostics. */
  public static Contribution of(List<Part> parts, List<Diagnostic> diagnostics) {
    return new Contribution(parts, List.of(), List.of(), diagnostics);
  }

  /** All contributions as one. */
  public static Contribution all(List<Contribution> contributions) {
    List<Part> parts = new ArrayList<>();
    List<Parameter> parameters = new ArrayList<>();
    List<Output> outputs = new ArrayList<>();
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (Contribution contribution : contributions) {
      parts.addAll(contribution.parts);
      parameters.addAll(contribution.parameters);
      outputs.addAll(contribution.outputs);
      diagnostics.addAll(contribution.diagnostics);
    }
    return new Contribution(parts, parameters, outputs, diagnostics);
  }
}
