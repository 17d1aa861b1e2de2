@cmx
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

    Example: The replica has a name of unusual characters
      Given an endpoint with the configuration {"interval": 60}
      When a communication service passes on its configuration request with the reply subject "kaa.v1.replica.~Gate_7$=%40.esp.ExtensionData"
      Then the answer is sent to "kaa.v1.replica.~Gate_7$=%40.esp.ExtensionData"

    Example: The endpoint's earlier message named another reply subject
      Given an endpoint with the configuration {"interval": 60}
      And a communication service passes on its configuration request with the reply subject "kaa.v1.replica.gate-1.esp.ExtensionData"
      When a communication service passes on its configuration request with the reply subject "kaa.v1.replica.gate-7.esp.ExtensionData"
      Then the answer is sent to "kaa.v1.replica.gate-7.esp.ExtensionData"

  @ESP-008 @must
  Rule: An answer carries the request identifier of the message that it answers, or none if that had none

    Example: The message has a request identifier
      Given an endpoint with the configuration {"interval": 60}
      When a communication service passes on its configuration request with the request identifier 2147483647
      Then the answer has the request identifier 2147483647

    Example: The request identifier is zero
      Given an endpoint with the configuration {"interval": 60}
      When a communication service passes on its configuration request with the request identifier 0
      Then the answer has the request identifier 0

    Example: The message has no request identifier
      Given an endpoint with the configuration {"interval": 60}
      When a communication service passes on its configuration request without a request identifier
      Then the answer has no request identifier

    Example: The message is at fault and has no request identifier
      Given an endpoint with the configuration {"interval": 60}
      When a communication service passes on the payload {"observe": "yes"} without a request identifier
      Then the answer is a client error
      And the answer has no request identifier

    Example: The endpoint has two requests under way
      Given an endpoint with the configuration {"for": "everything"}
      And its configuration named network is {"for": "the network"}
      And the provider takes its time
      When the endpoint asks at the same time for its configuration and for the one named network
      Then each of them receives its own configuration

  @ESP-009 @must
  Rule: An answer names the endpoint, the appversion and the resource path of the message that it answers

    Example: The endpoint asks again under its new appversion
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint has fetched its configuration
      And its appversion has changed
      When the endpoint asks for its configuration under its new appversion
      Then it receives an answer

  @ESP-011 @must
  Rule: A message is answered once

    Example: The provider answers twice
      Given an endpoint with the configuration {"interval": 60}
      And the provider answers twice
      When the endpoint asks for its configuration over MQTT
      Then it receives this configuration with its identifier

    Example: The provider answers twice, and differently
      Given an endpoint with the configuration {"interval": 60}
      And the provider answers a second time with the configuration {"interval": 5}
      When the endpoint asks for its configuration over MQTT
      Then it receives this configuration with its identifier

    Example: Nobody can read the message that came before
      Given an endpoint with the configuration {"interval": 60}
      And bytes that are no Avro record were sent to CMX
      When the endpoint asks for its configuration over MQTT
      Then it receives this configuration with its identifier

    Example: The endpoint uses a request identifier again
      Given an endpoint with the configuration {"interval": 60}
      And a communication service passes on its configuration request with the request identifier 7
      When a communication service passes on its configuration request with the request identifier 7
      Then the answer has the request identifier 7

    Example: The payload begins with a byte-order mark
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint asks for its configuration with the bytes ef bb bf 7b 7d
      Then it receives an answer

    Example: The payload has one key twice
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint asks for its configuration with the payload {"configId": "a", "configId": "b"}
      Then it receives an answer

    Example: The report has one key twice
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint reports with the payload {"configId": "a", "statusCode": 200, "statusCode": 500}
      Then it receives an answer

  @ESP-013 @should
  Rule: A message past its expiry is not acted on

    Example: The message expired a minute ago
      Given an endpoint with the configuration {"interval": 60}
      When a communication service passes on its configuration request that expired a minute ago
      Then no answer is sent

    Example: The expired message says that the endpoint observes
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint does not want to observe its configuration
      And a communication service passed on the payload {"observe": true}, which expired a minute ago
      When its configuration is replaced by {"interval": 15}
      Then this configuration is not sent to it without a request

    Example: The expired message says that the endpoint does not want to observe
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint observes its configuration
      And a communication service passed on the payload {"observe": false}, which expired a minute ago
      When its configuration is replaced by {"interval": 15}
      Then this configuration is sent to it without a request

    Example: The message expires in a minute
      Given an endpoint with the configuration {"interval": 60}
      When a communication service passes on its configuration request that expires in a minute
      Then the answer is sent to the instance-wide subject of the communication service

  @ESP-017 @should
  Rule: The status of a message to a client is one that HTTP has

    Scenario Outline: The provider answers with the status <status>
      Given an endpoint with the configuration {"interval": 60}
      And the provider fails with status <status>
      When the endpoint asks for its configuration over MQTT
      Then it receives an error

      Examples:
        | status |
        | 0      |
        | -1     |
        | 99     |
