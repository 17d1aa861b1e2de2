@cmx
Feature: Proactive push
  An endpoint should run with its latest configuration as soon as it can be reached, without having asked for it.

  @CMX-001 @should
  Rule: An endpoint that connects gets its configuration without asking for it

    Example: The endpoint connects for the first time
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint connects and reports what it has
      Then this configuration is sent to it without a request

    Example: The configuration was replaced while the endpoint was away
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint has fetched its configuration
      And the endpoint disconnects
      And its configuration is replaced by {"interval": 30}
      And its configuration is replaced by {"interval": 15}
      When the endpoint connects and reports what it has
      Then this configuration is sent to it without a request

    Example: The endpoint observes since its last connection
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint observes its configuration
      And the endpoint disconnects
      And its configuration is replaced by {"interval": 15}
      When the endpoint connects and reports what it has
      Then this configuration is sent to it without a request

    Example: Two endpoints connect at once
      Given an endpoint with the configuration {"room": "kitchen"}
      And another endpoint with the configuration {"room": "cellar"}
      And the provider takes its time for both of them
      When both endpoints connect and report what they have
      Then each of them is sent its own configuration without a request

  @CMX-003 @should
  Rule: An endpoint gets a new configuration as soon as possible, also if it never subscribed to it

    Example: The endpoint never said whether it observes
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint has fetched its configuration
      When its configuration is replaced by {"interval": 15}
      Then this configuration is sent to it without a request

    Example: The endpoint has no MQTT subscription either
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint does not subscribe to responses
      And the endpoint has fetched its configuration
      When its configuration is replaced by {"interval": 15}
      Then this configuration is sent to it without a request

  @CMX-002 @should
  Rule: An endpoint whose appversion changes gets the configuration of the new appversion

    Example: There is another configuration for the new appversion
      Given an endpoint with the configuration {"for": "the old appversion"}
      And the endpoint has fetched its configuration
      And it has the configuration {"for": "the new appversion"} under the appversion that it will have
      When its appversion changes
      Then this configuration is sent to it under its new appversion

    Example: The new appversion has a default configuration
      Given an endpoint with the configuration {"for": "the old appversion"}
      And the endpoint has fetched its configuration
      And the appversion that it will have has the default configuration {"for": "everybody"}
      When its appversion changes
      Then this configuration is sent to it under its new appversion

  @CMX-006 @should
  Rule: An endpoint is not sent the configuration of an appversion that it does not have

    Example: A configuration is prepared for the appversion that it will have
      Given an endpoint with the configuration {"for": "its appversion"}
      And the endpoint observes its configuration
      When it has the configuration {"for": "the next one"} under the appversion that it will have
      Then nothing is sent to it under that appversion

    Example: The configuration does not come under its own appversion either
      Given an endpoint with the configuration {"for": "its appversion"}
      And the endpoint observes its configuration
      When it has the configuration {"for": "the next one"} under the appversion that it will have
      Then this configuration does not reach it

    Example: The configuration of the appversion that it had is replaced
      Given an endpoint with the configuration {"for": "its first appversion"}
      And the endpoint observes its configuration
      And its appversion has changed
      When its configuration is replaced by {"for": "the appversion that it had"}
      Then nothing is sent to it under its new appversion
