@cmx
Feature: Observing a configuration
  An endpoint says whether it wants to hear of new configurations. What it said holds until it says something else,
  also when it connects anew.

  @CMP-014 @must
  Rule: After a request with observe true, the endpoint gets every new configuration

    Example: The configuration is replaced
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint observes its configuration
      When its configuration is replaced by {"interval": 15}
      Then this configuration is sent to it without a request

    Example: The configuration is replaced twice
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint observes its configuration
      And its configuration is replaced by {"interval": 30}
      When its configuration is replaced by {"interval": 15}
      Then this configuration is sent to it without a request

    Example: The endpoint did not want to observe before
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint does not want to observe its configuration
      And the endpoint observes its configuration
      When its configuration is replaced by {"interval": 15}
      Then this configuration is sent to it without a request

    Example: The endpoint had no configuration before
      Given an endpoint without a configuration
      And the endpoint observes its configuration
      When its configuration is replaced by {"interval": 15}
      Then this configuration is sent to it without a request

    Example: The endpoint asks again without saying anything about observing
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint observes its configuration
      And the endpoint has fetched its configuration
      When its configuration is replaced by {"interval": 15}
      Then this configuration is sent to it without a request

    Example: The endpoint does not want to observe another of its configurations
      Given an endpoint with the configuration {"interval": 60}
      And its configuration named network is {"ssid": "teapot"}
      And the endpoint observes its configuration
      And the endpoint does not want to observe its configuration named network
      When its configuration is replaced by {"interval": 15}
      Then this configuration is sent to it without a request

    Example: Another endpoint does not want to observe
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint observes its configuration
      And another endpoint does not want to observe a configuration of its own
      When its configuration is replaced by {"interval": 15}
      Then this configuration is sent to it without a request

    Example: The endpoint changed its mind several times
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint observes its configuration and changes its mind 4 times
      When its configuration is replaced by {"interval": 15}
      Then this configuration is sent to it without a request

    Example: The endpoint said so over HTTP
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint does not want to observe its configuration
      And the endpoint observes its configuration over HTTP
      When its configuration is replaced by {"interval": 15}
      Then this configuration is sent to it without a request

  @CMP-015 @must
  Rule: After a request with observe false, the endpoint gets no configuration that it did not ask for

    Example: The configuration is replaced
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint does not want to observe its configuration
      When its configuration is replaced by {"interval": 15}
      Then this configuration is not sent to it without a request

    Example: The endpoint observed before
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint observes its configuration
      And the endpoint does not want to observe its configuration
      When its configuration is replaced by {"interval": 15}
      Then this configuration is not sent to it without a request

    Example: The endpoint connects anew
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint does not want to observe its configuration
      And the endpoint disconnects
      When its configuration is replaced by {"interval": 15}
      And the endpoint connects and reports what it has
      Then this configuration is not sent to it without a request

    Example: The endpoint has connected anew again and again
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint does not want to observe its configuration
      And it has connected anew 3 times since
      When its configuration is replaced by {"interval": 15}
      Then this configuration is not sent to it without a request

    Example: The endpoint asks again without saying anything about observing
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint does not want to observe its configuration
      And the endpoint has fetched its configuration
      When its configuration is replaced by {"interval": 15}
      Then this configuration is not sent to it without a request

    Example: Another endpoint observes
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint does not want to observe its configuration
      And another endpoint observes a configuration of its own
      When its configuration is replaced by {"interval": 15}
      Then this configuration is not sent to it without a request

    Example: The endpoint changed its mind several times
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint observes its configuration and changes its mind 5 times
      When its configuration is replaced by {"interval": 15}
      Then this configuration is not sent to it without a request

    Example: The endpoint said so over HTTP
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint observes its configuration
      And the endpoint does not want to observe its configuration over HTTP
      When its configuration is replaced by {"interval": 15}
      Then this configuration is not sent to it without a request

    Example: The endpoint observes another of its configurations
      Given an endpoint with the configuration {"interval": 60}
      And its configuration named network is {"ssid": "teapot"}
      And the endpoint does not want to observe its configuration
      And the endpoint observes its configuration named network
      When its configuration is replaced by {"interval": 15}
      Then this configuration is not sent to it without a request

    Example: Its appversion changes
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint does not want to observe its configuration
      And it has the configuration {"interval": 15} under the appversion that it will have
      When its appversion changes
      Then nothing is sent to it under that appversion

    Example: It still gets what it asks for
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint does not want to observe its configuration
      And its configuration is replaced by {"interval": 15}
      When the endpoint asks for its configuration over MQTT
      Then it receives this configuration with its identifier
