@cmx
Feature: Refusals of the communication service
  What cannot be passed on is answered at once, whatever the client is connected by.

  @KP-010 @should
  Rule: A message with a token that belongs to no endpoint is answered with an error and does not reach the extension

    Scenario Outline: Nobody has the token, over <transport>
      Given a client with a token that belongs to no endpoint
      When the endpoint asks for its configuration over <transport>
      Then it receives an error with the status 404
      And no extension is passed anything

      Examples:
        | transport |
        | MQTT      |
        | HTTP      |

    Scenario Outline: The token belongs to an endpoint of another appversion, over <transport>
      Given an endpoint with the configuration {"interval": 60}
      And its client uses the token of an endpoint of another appversion
      When the endpoint asks for its configuration over <transport>
      Then it receives an error with the status 404
      And no extension is passed anything

      Examples:
        | transport |
        | MQTT      |
        | HTTP      |

  @KP-021 @should
  Rule: A message to an extension instance that does not exist is answered with 404 and reaches no extension

    Scenario Outline: The request comes over <transport>
      Given an endpoint with the configuration {"interval": 60}
      And its client addresses the extension "nothing-of-the-kind"
      When the endpoint asks for its configuration over <transport>
      Then it receives an error with the status 404
      And no extension is passed anything

      Examples:
        | transport |
        | MQTT      |
        | HTTP      |

  @KP-022 @should
  Rule: A message to an extension instance that its appversion may not use is answered with 403 and reaches no extension

    Scenario Outline: The request comes over <transport>
      Given an endpoint with the configuration {"interval": 60}
      And its appversion may use no extension
      When the endpoint asks for its configuration over <transport>
      Then it receives an error with the status 403
      And no extension is passed anything

      Examples:
        | transport |
        | MQTT      |
        | HTTP      |

    Example: The appversion may use the extension
      Given an endpoint with the configuration {"interval": 60}
      And its appversion may use CMX
      When the endpoint asks for its configuration over MQTT
      Then it receives this configuration with its identifier
