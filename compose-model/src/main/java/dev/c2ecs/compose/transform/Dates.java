package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.attribute.Attribute;
import dev.c2ecs.compose.attribute.AttributeStep;
import dev.c2ecs.compose.attribute.AttributeWalk;
import dev.c2ecs.compose.attribute.ShortForm;
import dev.c2ecs.compose.attribute.UniqueKey;
import dev.c2ecs.compose.attribute.ValueForm;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.ScalarType;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.function.Function;

/**
 * Makes of dates what the reference makes of them: texts among other texts with names, nothing
 * where a command or size is needed, and errors in all other places for a text. In extensions a
 * date stays one, in the form of the Internet.
 */
public final class Dates implements AttributeStep {

  private final Reporter reporter;

  private Dates(Reporter reporter) {
    this.reporter = reporter;
  }

  /** The model without dates. */
  public static Mapping apply(Mapping model, Reporter reporter) {
    return hasDates(model) ? AttributeWalk.everywhere(model, new Dates(reporter)) : model;
  }

  private static boolean hasDates(Node node) {
    if (node instanceof Mapping mapping) {
      for (Node value : mapping.entries().values()) {
        if (hasDates(value)) {
          return true;
        }
      }
      return false;
    }
    if (node instanceof Sequence sequence) {
      for (Node item : sequence.items()) {
        if (hasDates(item)) {
          return true;
        }
      }
      return false;
    }
    return isDate(node);
  }

  private static boolean isDate(Node node) {
    return node instanceof Scalar scalar && scalar.type() == ScalarType.TIME;
  }

  private static boolean isExtension(TreePath path) {
    return !path.isItem() && path.key().startsWith("x-");
  }

  @Override
  public Node apply(Attribute attribute, Node node, TreePath path) {
    if (attribute == Attribute.NONE && isExtension(path)) {
      return each(node, Dates::stamp);
    }
    ValueForm form = ValueForm.of(attribute);
    if (node instanceof Mapping ? takesNamed(attribute, form) : takesItems(attribute, form)) {
      return each(node, Dates::text);
    }
    return isDate(node) ? value((Scalar) node, attribute, form, path) : node;
  }

  private static boolean takesNamed(Attribute attribute, ValueForm form) {
    return switch (form) {
      case TEXT_MAPPING, ENVIRONMENT -> ShortForm.of(attribute) != ShortForm.CONTEXTS;
      case SSH -> true;
      default -> false;
    };
  }

  /** Items that are told apart by their names must be texts already. */
  private static boolean takesItems(Attribute attribute, ValueForm form) {
    return switch (form) {
      case TEXT_MAPPING, ENVIRONMENT -> UniqueKey.of(attribute) == UniqueKey.NONE;
      case HOSTS -> true;
      default -> takesAnything(attribute, form);
    };
  }

  private static boolean takesAnything(Attribute attribute, ValueForm form) {
    return form == ValueForm.TEXTS && attribute.form().types().contains("boolean");
  }

  private Node value(Scalar date, Attribute attribute, ValueForm form, TreePath path) {
    if (ShortForm.of(attribute) == ShortForm.BOOLEAN_TEXT || takesAnything(attribute, form)) {
      return text(date);
    }
    return switch (form) {
      case COMMAND -> Scalar.nothing(date.origin());
      case SIZE -> Scalar.integer(0, date.origin());
      default -> {
        reporter.report(
            Diagnostic.at(
                ReadCode.WRONG_TYPE,
                path,
                date.origin(),
                path + " must be a text, and `" + date.written() + "` is a date of YAML",
                "quote it: \"" + date.written() + "\""));
        yield date;
      }
    };
  }

  private static Node each(Node node, Function<Scalar, Node> change) {
    if (node instanceof Mapping mapping) {
      return mapping.mapValues((key, value) -> each(value, change));
    }
    if (node instanceof Sequence sequence) {
      return sequence.mapItems((i, item) -> each(item, change));
    }
    return isDate(node) ? change.apply((Scalar) node) : node;
  }

  private static Node text(Scalar date) {
    return new Scalar(ScalarType.STRING, date.text(), date.written(), date.origin());
  }

  /** A date as the Internet writes it: {@code 2001-12-14T21:59:43-05:00}. */
  private static Node stamp(Scalar date) {
    String text = date.text();
    int time = text.indexOf(' ') + 1;
    int zone = text.indexOf(' ', time) + 1;
    String hours = text.substring(zone, zone + 3);
    String minutes = text.substring(zone + 3, zone + 5);
    String offset = hours.equals("+00") && minutes.equals("00") ? "Z" : hours + ":" + minutes;
    return new Scalar(
        ScalarType.STRING,
        text.substring(0, time - 1) + "T" + text.substring(time, zone - 1) + offset,
        date.written(),
        date.origin());
  }
}
