Feature: Answers of an extension service
  An extension service knows nothing of MQTT or HTTP. It answers the communication service that passed a message on.

  @ESP-002 @must
  Rule: Without session affinity an answer goes to the communication service's instance-wide subject

    Example: The message has no reply subject
      Given an endpoint with the configuration {"interval": 60}
      When a communication service passes on its configuration request without a reply subject
      Then the answer is sent to the instance-wide subject of the communication service

    Example: The message of another endpoint had a reply subject
      Given an endpoint with the configuration {"interval": 60}
      And another endpoint observes a configuration of its own
      When a communication service passes on its configuration request without a reply subject
      Then the answer is sent to the instance-wide subject of the communication service

  @ESP-003 @must
  Rule: An answer to a message that set up session affinity goes to the reply subject of that message

    Example: The reply subject names one replica of the communication service
      Given an endpoint with the configuration {"interval": 60}
      When a communication service passes on its configuration request with the reply subject "kaa.v1.replica.gate-7.esp.ExtensionData"
      Then the answer is sent to "kaa.v1.replica.gate-7.esp.ExtensionData"

  @ESP-008 @must
  Rule: An answer carries the request identifier of the message that it answers, or none if that had none

    Example: The message has a request identifier
      Given an endpoint with the configuration {"interval": 60}
      When a communication service passes on its configuration request with the request identifier 2147483647
      Then the answer has the request identifier 2147483647

    Example: The message has no request identifier
      Given an endpoint with the configuration {"interval": 60}
      When a communication service passes on its configuration request without a request identifier
      Then the answer has no request identifier

  @ESP-011 @must
  Rule: A message is answered once

    Example: The provider answers twice
      Given an endpoint with the configuration {"interval": 60}
      And the provider answers twice
      When the endpoint asks for its configuration over MQTT
      Then it receives this configuration with its identifier

    Example: Nobody can read the message that came before
      Given an endpoint with the configuration {"interval": 60}
      And bytes that are no Avro record were sent to CMX
      When the endpoint asks for its configuration over MQTT
      Then it receives this configuration with its identifier

  @ESP-013 @should
  Rule: A message past its expiry is not acted on

    Example: The message expired a minute ago
      Given an endpoint with the configuration {"interval": 60}
      When a communication service passes on its configuration request that expired a minute ago
      Then no answer is sent

    Example: The message expires in a minute
      Given an endpoint with the configuration {"interval": 60}
      When a communication service passes on its configuration request that expires in a minute
      Then the answer is sent to the instance-wide subject of the communication service
