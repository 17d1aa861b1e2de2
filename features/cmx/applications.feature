@cmx
Feature: Applications that CMX serves
  Tekton knows which applications and appversions there are. CMX serves those, and goes by what is changed at once.

  @CMX-005 @should
  Rule: CMX learns of applications and appversions that come and go, without a restart

    Example: An application comes
      Given an application that CMX serves, with an endpoint that has the configuration {"interval": 60}
      When an application comes with an endpoint that has the configuration {"interval": 15}
      Then its requests come to be answered with its configuration

    Example: An appversion comes
      Given an application that CMX serves, with an endpoint that has the configuration {"interval": 60}
      When another appversion comes with an endpoint that has the configuration {"interval": 15}
      Then its requests come to be answered with its configuration

    Example: The appversion is deleted
      Given an application that CMX serves, with an endpoint that has the configuration {"interval": 60}
      When its appversion is deleted
      Then its requests come to be answered with a client error

    Example: The application is deleted
      Given an application that CMX serves, with an endpoint that has the configuration {"interval": 60}
      When its application is deleted
      Then its requests come to be answered with a client error

  @CMX-008 @should
  Rule: A message for an appversion that Tekton does not know is answered with a client error

    Example: The endpoint asks for its configuration over MQTT
      Given an endpoint of an appversion that Tekton does not know, with the configuration {"interval": 60}
      When the endpoint asks for its configuration over MQTT
      Then it receives a client error

    Example: The endpoint asks for its configuration over HTTP
      Given an endpoint of an appversion that Tekton does not know, with the configuration {"interval": 60}
      When the endpoint asks for its configuration over HTTP
      Then it receives a client error

  @CMX-009 @should
  Rule: A message for an appversion that is disabled is answered with a client error

    Example: The application is disabled
      Given an application that CMX serves, with an endpoint that has the configuration {"interval": 60}
      When its application is disabled
      Then its requests come to be answered with a client error

    Example: The appversion is disabled
      Given an application that CMX serves, with an endpoint that has the configuration {"interval": 60}
      When its appversion is disabled
      Then its requests come to be answered with a client error

    Example: The appversion is enabled again
      Given an application that CMX serves, with an endpoint that has the configuration {"interval": 60}
      And its appversion was disabled for a while
      When its appversion is enabled again
      Then its requests come to be answered with its configuration
