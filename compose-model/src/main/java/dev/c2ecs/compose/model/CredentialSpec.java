package dev.c2ecs.compose.model;

import java.util.Optional;

/**
 * The credential specification of a managed service account.
 *
 * @param config the config that holds it
 * @param file the file that holds it
 * @param registry the registry entry that holds it
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#credential_spec">Compose
 *     specification</a>
 */
public record CredentialSpec(
    Optional<String> config, Optional<String> file, Optional<String> registry) {

  static CredentialSpec of(Attributes attributes) {
    return new CredentialSpec(
        attributes.text("config"), attributes.text("file"), attributes.text("registry"));
  }
}
