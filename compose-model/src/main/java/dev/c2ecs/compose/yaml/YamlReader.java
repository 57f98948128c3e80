package dev.c2ecs.compose.yaml;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.tree.Node;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;

/** Reads the documents of a YAML file. */
public final class YamlReader {

  /** The largest file that is read, in bytes. */
  public static final int MAX_BYTES = 16 * 1024 * 1024;

  /** The deepest nesting of collections. */
  public static final int MAX_DEPTH = 200;

  /** The most values that one document may write down: the limit of the reference. */
  public static final int MAX_NODES = 100_000;

  /**
   * The most values of one document with its aliases expanded. Up to here the reference accepts a
   * document whatever share of it comes from aliases, as long as that is below 99 %.
   */
  public static final int MAX_EXPANDED_NODES = 400_000;

  private YamlReader() {}

  /**
   * Reads all documents of a file.
   *
   * @param file the name for positions
   * @param text the text, from at most {@link #MAX_BYTES} bytes
   * @return the documents in order; empty when the file has none or after an error was reported
   */
  public static List<YamlDocument> read(String file, String text, Reporter reporter) {
    LoadSettings settings = LoadSettings.builder().setLabel(file).build();
    List<YamlDocument> documents = new ArrayList<>();
    boolean[] failed = {false};
    Reporter watching =
        diagnostic -> {
          failed[0] |=
              diagnostic.severity() == Severity.ERROR
                  && diagnostic.code() != ReadCode.DUPLICATE_KEY;
          reporter.report(diagnostic);
        };
    try {
      Iterator<Event> events = new ParserImpl(settings, new YamlScanner(file, text));
      DocumentBuilder builder = new DocumentBuilder(file, events, watching);
      while (events.hasNext()) {
        if (events.next().getEventId() == Event.ID.DocumentStart) {
          builder = builder.next();
          Node root = builder.build();
          documents.add(new YamlDocument(root, builder.directives()));
        }
      }
    } catch (MarkedYamlEngineException e) {
      watching.report(SyntaxError.of(file, e));
    } catch (DocumentBuilder.Refused e) {
      watching.report(e.diagnostic());
    } catch (YamlEngineException e) {
      watching.report(
          Diagnostic.at(
              ReadCode.YAML_SYNTAX,
              Location.file(file),
              "this is not YAML: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
              "look for an unfinished text or bracket"));
    }
    return failed[0] ? List.of() : documents;
  }
}
