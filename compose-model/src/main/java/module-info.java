/** Reads Docker Compose files: positions, interpolation, merge, validation, a typed model. */
module dev.c2ecs.compose {
  requires static org.jspecify;
  requires org.snakeyaml.engine;

  exports dev.c2ecs.compose;
  exports dev.c2ecs.compose.diagnostic;
  exports dev.c2ecs.compose.io;
  exports dev.c2ecs.compose.model;
  exports dev.c2ecs.compose.tree;
}
