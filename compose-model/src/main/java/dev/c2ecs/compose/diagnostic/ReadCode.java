package dev.c2ecs.compose.diagnostic;

/** What can be wrong with the files of a project, in the order of the loading steps. */
public enum ReadCode implements Code {
  FILE_NOT_FOUND("C2E001", "A file does not exist", Severity.ERROR),
  FILE_UNREADABLE("C2E002", "A file cannot be read", Severity.ERROR),
  NOT_A_FILE("C2E003", "A directory where a file is needed", Severity.ERROR),
  FILE_TOO_LARGE("C2E004", "A file is larger than a Compose file can be", Severity.ERROR),
  NOT_TEXT("C2E005", "A file is not UTF-8 text", Severity.ERROR),
  NO_CONFIGURATION("C2E006", "No Compose file was found", Severity.ERROR),
  EMPTY_FILE("C2E007", "A Compose file has no content", Severity.ERROR),
  SEVERAL_FILES("C2E008", "Several Compose files were found, one is used", Severity.WARNING),
  PROJECT_NAME("C2E009", "The project name is not usable", Severity.ERROR),
  YAML_SYNTAX("C2E010", "The text is not YAML", Severity.ERROR),
  DUPLICATE_KEY("C2E011", "A key is defined twice", Severity.ERROR),
  NON_STRING_KEY("C2E012", "A key is not a string", Severity.ERROR),
  TOO_DEEP("C2E013", "Nesting is deeper than a Compose file can be", Severity.ERROR),
  TOO_MANY_NODES("C2E014", "Aliases expand to more nodes than allowed", Severity.ERROR),
  ALIAS_CYCLE("C2E015", "An alias contains itself", Severity.ERROR),
  MERGE_KEY("C2E016", "A merge key does not name a mapping", Severity.ERROR),
  INTERPOLATION_FORMAT("C2E020", "A variable expression is malformed", Severity.ERROR),
  VARIABLE_REQUIRED("C2E021", "A required variable is missing", Severity.ERROR),
  VARIABLE_UNSET("C2E022", "A variable is not set, a blank string is used", Severity.WARNING),
  INVALID_CAST("C2E023", "A value cannot be read as the type it needs", Severity.ERROR),
  YAML_1_1_BOOLEAN("C2E024", "A word of YAML 1.1 is used as a boolean", Severity.WARNING),
  ENV_FILE("C2E025", "An env file cannot be used", Severity.ERROR),
  INTERPOLATION_LIMIT("C2E026", "Variables make a text too long", Severity.ERROR),
  UNKNOWN_KEY("C2E030", "A key is not part of Compose", Severity.ERROR),
  WRONG_TYPE("C2E031", "A value has the wrong type", Severity.ERROR),
  MISSING_KEY("C2E032", "A key is missing", Severity.ERROR),
  INVALID_VALUE("C2E033", "A value is not allowed", Severity.ERROR),
  OBSOLETE_VERSION("C2E034", "The attribute version is obsolete", Severity.WARNING),
  INVALID_PORT("C2E035", "A port is malformed", Severity.ERROR),
  INVALID_MOUNT("C2E036", "A mount is malformed", Severity.ERROR),
  INVALID_SHORT_FORM("C2E037", "A short form is malformed", Severity.ERROR),
  CANNOT_MERGE("C2E038", "Two definitions cannot be merged", Severity.ERROR),
  REFERENCE("C2E040", "A name is not defined", Severity.ERROR),
  CONFLICT("C2E041", "Two attributes exclude each other", Severity.ERROR),
  DEPENDENCY_CYCLE("C2E042", "Services depend on each other in a circle", Severity.ERROR),
  INCLUDE("C2E050", "A file cannot be included", Severity.ERROR),
  EXTENDS("C2E051", "A service cannot be extended", Severity.ERROR),
  REMOTE("C2E052", "Remote resources are not read", Severity.ERROR),
  DEPRECATED("C2E053", "A form is deprecated", Severity.WARNING),
  FILE_MISSING("C2E054", "A file that the project names does not exist", Severity.WARNING),
  SURPRISING("C2E060", "The reference reads this otherwise than it looks", Severity.WARNING);

  private final String id;
  private final String title;
  private final Severity severity;

  ReadCode(String id, String title, Severity severity) {
    this.id = id;
    this.title = title;
    this.severity = severity;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Severity severity() {
    return severity;
  }
}
