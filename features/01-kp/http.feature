@cmx
Feature: Requests over HTTP
  A device that cannot keep a connection posts its requests. They are those of MQTT, and so are the answers.

  @KP-018 @should
  Rule: Over HTTP, a request is posted to its resource path; a prefix, a request identifier and any content type are accepted

    Example: The request has an identifier
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint asks for its configuration over HTTP
      Then it receives this configuration with its identifier
      And the response has the HTTP status 200

    Example: The request has no identifier
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint asks for its configuration over HTTP without a request identifier
      Then it receives this configuration with its identifier
      And the response has the HTTP status 200

    Example: The path has a prefix
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint asks for its configuration over HTTP below the path "/kpc/v1"
      Then it receives this configuration with its identifier

    Scenario Outline: The content type is <type>
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint asks for its configuration over HTTP with the content type "<type>"
      Then it receives this configuration with its identifier

      Examples:
        | type                              |
        | application/json                  |
        | application/x-www-form-urlencoded |
        | text/plain                        |

  @KP-019 @should
  Rule: Over HTTP, any method other than POST is refused with 405

    Scenario Outline: The method is <method>
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint asks for its configuration over HTTP with the method <method>
      Then it receives an error with the status 405
      And no extension is passed anything

      Examples:
        | method |
        | GET    |
        | PUT    |
        | DELETE |

  @KP-020 @should
  Rule: Over HTTP, an error has the body of an error response, and the status that this body tells

    Example: The extension refuses the request
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint posts the payload [] over HTTP
      Then it receives an error with the status 400

    Example: The token belongs to no endpoint
      Given a client with a token that belongs to no endpoint
      When the endpoint asks for its configuration over HTTP
      Then it receives an error with the status 404
