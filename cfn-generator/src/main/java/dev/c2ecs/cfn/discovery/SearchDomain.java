package dev.c2ecs.cfn.discovery;

/**
 * The lines of a shell that make a domain the first one that names are searched in.
 *
 * <p>The containers of a task share {@code /etc/resolv.conf}, which is mounted: it can be written
 * in place only. The last {@code search} or {@code domain} counts, so old and new go into one line;
 * for musl that is also one without a domain, which takes all away. The root, {@code .}, is no
 * domain to musl: a name that is searched in it is not found at all. Of a line of 256 bytes or more
 * musl reads nothing, and glibc before 2.26 read six domains, so what no longer fits is left out
 * from the end. A second run changes nothing.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/resolv.conf.5.html">resolv.conf(5)</a>
 * @see <a href="https://git.musl-libc.org/cgit/musl/tree/src/network/resolvconf.c">musl,
 *     resolvconf.c</a>
 */
public final class SearchDomain {

  /** The most bytes of a line that musl reads, without its end. */
  private static final int LONGEST_LINE = 254;

  private SearchDomain() {}

  /**
   * The lines.
   *
   * @param dots the most dots that a name in the domain has: some resolvers search only names with
   *     fewer dots than an option says, which is 1 without it
   */
  public static String script(String domain, int dots) {
    String option = "options ndots:" + (dots + 1);
    return """
    conf=/etc/resolv.conf
    line="search DOMAIN"
    for old in $(sed -nE 's/^(search|domain)[[:space:]]+//p' $conf | tail -n 1); do
      if [ "$old" != DOMAIN ] && [ "$old" != . ] && [ $((${#line} + ${#old})) -lt LONGEST ]; then
        line="$line $old"
      fi
    done
    rest=$(sed -E '/^(search|domain)([[:space:]]|$)/dOWN' $conf)
    printf '%s\\n' "$line" "$rest"OPTION > $conf
    """
        .replace("DOMAIN", domain)
        .replace("LONGEST", String.valueOf(LONGEST_LINE))
        .replace("OWN", dots == 0 ? "" : ";/^" + option + "$/d")
        .replace("OPTION", dots == 0 ? "" : " \"" + option + "\"");
  }
}
