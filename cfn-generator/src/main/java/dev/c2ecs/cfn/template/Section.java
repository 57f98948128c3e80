package dev.c2ecs.cfn.template;

/** The parts of a template in reading order. */
public enum Section {
  VPC,
  PROJECT,
  NETWORKS,
  SERVICE_GROUPS,
  LOAD_BALANCERS,
  VOLUMES,
  SERVICES
}
