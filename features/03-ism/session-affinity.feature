@cmx
Feature: Session affinity
  A service that runs as several replicas can have an answer sent to the very replica that asked.

  @ISM-005 @should
  Rule: An answer whose message type differs from the one in the reply subject goes there with its last section replaced

    Example: The reply subject names the message type of the question
      Given an endpoint with the configuration {"interval": 60}
      When a communication service passes on its configuration request with the reply subject "kaa.v1.replica.gate-7.esp.ClientData"
      Then the answer is sent to "kaa.v1.replica.gate-7.esp.ExtensionData"

    Example: The replica is called like the message type
      Given an endpoint with the configuration {"interval": 60}
      When a communication service passes on its configuration request with the reply subject "kaa.v1.replica.ClientData.esp.ClientData"
      Then the answer is sent to "kaa.v1.replica.ClientData.esp.ExtensionData"
