package dev.c2ecs.cfn.discovery;

import java.util.OptionalInt;

/**
 * A place in a text that names something of the project.
 *
 * @param name the name as it is written
 * @param scheme what stands before {@code ://}, in lower case; empty without it
 * @param port the port behind the name, or the usual one of the scheme
 * @param isHost whether the text around it says that it is the name of a host: a scheme, a port, an
 *     {@code @} before it
 * @param inQuery whether it stands behind a question mark
 */
record Address(String name, String scheme, OptionalInt port, boolean isHost, boolean inQuery) {

  /** Whether it is spoken to by HTTP, as far as the text says. */
  boolean isHttp() {
    return scheme.equals("http");
  }
}
