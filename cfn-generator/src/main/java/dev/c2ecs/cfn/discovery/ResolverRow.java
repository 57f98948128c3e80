package dev.c2ecs.cfn.discovery;

import dev.c2ecs.cfn.images.ImageNames;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A variable of an image whose own configuration has a resolver and looks up the host that the
 * variable holds.
 *
 * @param image the image
 * @param word what its command has then; empty for any command
 * @param variable the variable
 * @param usual its value when it is not set; empty when there is none
 * @see <a href="https://github.com/zammad/zammad/blob/develop/contrib/docker/docker-entrypoint.sh">
 *     zammad, docker-entrypoint.sh</a>
 * @see <a
 *     href="https://github.com/jitsi/docker-jitsi-meet/blob/master/web/rootfs/defaults/meet.conf">
 *     jitsi, meet.conf</a>
 */
record ResolverRow(String image, String word, String variable, String usual) {

  private static final String ZAMMAD = "zammad/zammad";
  private static final String JITSI = "jitsi/web";

  private static final List<ResolverRow> ROWS =
      List.of(
          new ResolverRow(ZAMMAD, "zammad-nginx", "ZAMMAD_RAILSSERVER_HOST", "zammad-railsserver"),
          new ResolverRow(ZAMMAD, "zammad-nginx", "ZAMMAD_WEBSOCKET_HOST", "zammad-websocket"),
          new ResolverRow(JITSI, "", "XMPP_BOSH_URL_BASE", "http://xmpp.meet.jitsi:5280"),
          new ResolverRow(JITSI, "", "WHITEBOARD_COLLAB_SERVER_URL_BASE", ""));

  /** The rows for a service. */
  static List<ResolverRow> of(Service service) {
    List<ResolverRow> found = new ArrayList<>();
    String image = service.image().orElse("");
    for (ResolverRow row : image.isEmpty() ? List.<ResolverRow>of() : ROWS) {
      boolean runs =
          row.word().isEmpty()
              || service.command().orElse(List.of()).contains(row.word())
              || service.entrypoint().orElse(List.of()).contains(row.word());
      if (runs && ImageNames.isOneOf(Set.of(row.image()), image)) {
        found.add(row);
      }
    }
    return found;
  }
}
