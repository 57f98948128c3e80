package dev.c2ecs.compose.tree;

/** The types of a scalar, as the reference resolves them from YAML. */
public enum ScalarType {
  NULL,
  BOOLEAN,
  INTEGER,
  FLOAT,
  STRING
}
