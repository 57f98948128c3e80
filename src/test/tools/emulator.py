"""Starts the emulator of AWS with placeholders for the resource types that it does not know."""

import uuid

from ministack import app
from ministack.services.cloudformation import provisioners

PLACEHOLDERS = [
    "AWS::ApplicationAutoScaling::ScalableTarget",
    "AWS::ApplicationAutoScaling::ScalingPolicy",
    "AWS::EC2::EIP",
    "AWS::EC2::NatGateway",
    "AWS::EC2::SecurityGroupEgress",
    "AWS::EC2::SecurityGroupIngress",
    "AWS::ECS::ClusterCapacityProviderAssociations",
]


def create(logical_id, properties, stack_name):
    return f"{stack_name}-{logical_id}-{uuid.uuid4().hex[:8]}", {}


def update(physical_id, old, new, stack_name):
    return physical_id, {}


def delete(physical_id, properties):
    return None


for name in PLACEHOLDERS:
    provisioners._RESOURCE_HANDLERS.setdefault(
        name, {"create": create, "update": update, "delete": delete}
    )

app.main()
