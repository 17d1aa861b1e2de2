@cmx
Feature: Configuration for an endpoint that connects, in the draft of 2017
  An endpoint that was away does not know what it has missed. It is sent the latest configuration, if it needs it.

  @RAW3-008 @should
  Rule: An endpoint that connects is sent the latest configuration, unless it has applied that already

    Example: The endpoint connects for the first time
      Given an endpoint whose configuration is {"interval": 60}
      When the endpoint connects and listens
      Then it gets this version without a request identifier

    Example: There is a newer version than the endpoint has applied
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has taken and confirmed it
      And the endpoint is away
      And a newer version of its configuration is {"interval": 15}
      When the endpoint connects and listens
      Then it gets this version without a request identifier

  @RAW3-003 @should
  Rule: Of several configurations, an endpoint is sent the latest one only

    Example: There were several versions while the endpoint was away
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has taken and confirmed it
      And the endpoint is away
      And a newer version of its configuration is {"interval": 45}
      And a newer version of its configuration is {"interval": 30}
      And a newer version of its configuration is {"interval": 15}
      When the endpoint connects and listens
      Then it gets this version and no older one

  @RAW3-009 @should
  Rule: An endpoint that has confirmed the latest configuration is not sent it once more when it connects

    Example: The endpoint has confirmed what it was sent when it connected
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has taken and confirmed it
      And the endpoint is away
      When the endpoint connects and listens
      Then it gets nothing without having asked

    Example: The endpoint has confirmed what it asked for
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has asked for it and confirmed it
      And the endpoint is away
      When the endpoint connects and listens
      Then it gets nothing without having asked

  @RAW3-005 @should
  Rule: CMX learns whether a configuration was delivered

    Example: The endpoint has not confirmed
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has taken it and said nothing
      And the endpoint is away
      When the endpoint connects and listens
      Then it gets this version without a request identifier

  @RAW3-010 @should
  Rule: A configuration that an endpoint could not apply is sent to it again when it connects

    Example: The endpoint has told why it could not
      Given an endpoint whose configuration is {"interval": 60}
      And the endpoint has taken it and answered "interval is too long"
      And the endpoint is away
      When the endpoint connects and listens
      Then it gets this version without a request identifier
