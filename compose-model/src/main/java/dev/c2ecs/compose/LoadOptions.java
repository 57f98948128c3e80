package dev.c2ecs.compose;

/**
 * The steps of loading that can be left out, as the flags of {@code docker compose config} do.
 *
 * @param interpolate whether variables are substituted
 * @param normalize whether implicit attributes are written out
 * @param resolvePaths whether relative paths become absolute
 * @param checkConsistency whether services and resources must agree
 * @param resolveEnvironment whether env files are read into the environment
 * @param allResources whether unused networks, volumes, secrets and configs stay
 * @param postponed the variables that may be given later
 */
public record LoadOptions(
    boolean interpolate,
    boolean normalize,
    boolean resolvePaths,
    boolean checkConsistency,
    boolean resolveEnvironment,
    boolean allResources,
    Postponed postponed) {

  /** Steps of which every variable is needed now. */
  public LoadOptions(
      boolean interpolate,
      boolean normalize,
      boolean resolvePaths,
      boolean checkConsistency,
      boolean resolveEnvironment,
      boolean allResources) {
    this(
        interpolate,
        normalize,
        resolvePaths,
        checkConsistency,
        resolveEnvironment,
        allResources,
        Postponed.NONE);
  }

  /** The same steps when some variables may be given later. */
  public LoadOptions withPostponed(Postponed newPostponed) {
    return new LoadOptions(
        interpolate,
        normalize,
        resolvePaths,
        checkConsistency,
        resolveEnvironment,
        allResources,
        newPostponed);
  }

  /** All steps, unused resources left out. */
  public static final LoadOptions DEFAULT = new LoadOptions(true, true, true, true, true, false);
}
