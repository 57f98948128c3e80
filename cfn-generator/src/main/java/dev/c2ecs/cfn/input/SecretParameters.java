package dev.c2ecs.cfn.input;

/**
 * The parameters by which a template names a secret.
 *
 * @param stem what both start with; secrets are sorted by it
 * @param arn the parameter with its ARN
 * @param version the parameter with its version
 */
public record SecretParameters(String stem, String arn, String version)
    implements Comparable<SecretParameters> {

  @Override
  public int compareTo(SecretParameters other) {
    return stem.compareTo(other.stem);
  }
}
