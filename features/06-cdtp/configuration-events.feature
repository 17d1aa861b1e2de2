@cmx
Feature: Events about configurations
  Providers announce what is new, and CMX announces what endpoints made of it.

  @CDTP-015 @must
  Rule: The announcement of what an endpoint made of its configuration says what the endpoint reported

    Example: The endpoint gives a reason
      Given an endpoint with the configuration {"ssid": "teapot"}
      And the endpoint has fetched its configuration
      When the endpoint reports status 422 and the reason "WPA3 – nicht unterstützt" for the configuration
      Then the provider learns under its appversion of status 422 and the reason "WPA3 – nicht unterstützt"

    Example: The endpoint says that all went well and why
      Given an endpoint with the configuration {"ssid": "teapot"}
      And the endpoint has fetched its configuration
      When the endpoint reports status 202 and the reason "After the next restart" for the configuration
      Then the provider learns under its appversion of status 202 and the reason "After the next restart"

    Example: The provider never gave this configuration
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint reports that the configuration "factory settings, 2nd edition" was applied
      Then the provider learns that the configuration "factory settings, 2nd edition" was applied

    Example: The endpoint reported on another configuration before
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint reports that the configuration "factory settings, 2nd edition" was applied
      When the endpoint reports that the configuration was applied
      Then the provider learns that the configuration was applied

    Example: The configuration has a name
      Given an endpoint with the configuration {"for": "everything"}
      And its configuration named network is {"for": "the network"}
      When the endpoint reports that its configuration named network was applied
      Then the provider learns that its configuration named network was applied

    Example: The endpoint reports over HTTP
      Given an endpoint with the configuration {"interval": 60}
      When the endpoint reports over HTTP that the configuration was applied
      Then the provider learns that the configuration was applied

  @CDTP-018 @should
  Rule: Content that is not JSON does not reach an endpoint as its configuration

    Example: The content says that it is of another type
      Given an endpoint with the configuration {"interval": 60}
      And the endpoint observes its configuration
      When the provider announces the configuration {"interval": 5} as application/x-protobuf
      Then this configuration does not reach it
