package dev.c2ecs.cfn.discovery;

import java.util.Optional;

/**
 * A port on which a container listens, as far as the project or its image tells.
 *
 * @param number 1 to 65535
 * @param protocol tcp or udp
 * @param name its name in the Compose file
 */
public record KnownPort(int number, String protocol, Optional<String> name)
    implements Comparable<KnownPort> {

  /** Whether Service Connect can carry it. */
  public boolean isTcp() {
    return protocol.equals("tcp");
  }

  @Override
  public int compareTo(KnownPort other) {
    int byNumber = Integer.compare(number, other.number);
    return byNumber != 0 ? byNumber : protocol.compareTo(other.protocol);
  }
}
