@adx
Feature: Attributes come from Tekton
  Whoever runs an application changes its attributes while everything goes on, and endpoints get the new ones at once.

  @ADX-012 @must
  Rule: What is changed at Tekton is served without a restart

    Example: An attribute of the application is changed
      Given an application with the attributes {"interval": 60}
      And an endpoint of an appversion without attributes
      When the attributes of its application are replaced by {"interval": 15}
      Then its queries for interval come to be answered with 15

    Example: An attribute within another one of the application is changed
      Given an application with the attributes {"known": true, "limits": {"low": 5}}
      And an endpoint of an appversion without attributes
      When the attributes of its application are replaced by {"known": true, "limits": {"low": 7}}
      Then its queries for limits.low come to be answered with 7

    Example: An attribute of the appversion is changed
      Given an endpoint of an appversion with the attributes {"interval": 60}
      When the attributes of its appversion are replaced by {"interval": 15}
      Then its queries for interval come to be answered with 15

    Example: The appversion gets an attribute that the application has
      Given an application with the attributes {"interval": 60}
      And an endpoint of an appversion with the attributes {"known": true}
      When the attributes of its appversion are replaced by {"known": true, "interval": 15}
      Then its queries for interval come to be answered with 15

  @ADX-014 @must
  Rule: Applications and appversions that come are served without a restart

    Example: An application comes
      Given an endpoint of an appversion with the attributes {"interval": 60}
      When an application comes with an endpoint of an appversion with the attributes {"interval": 15}
      Then queries of the new endpoint for interval come to be answered with 15

    Example: An appversion comes
      Given an endpoint of an appversion with the attributes {"interval": 60}
      When its application gets another appversion with the attributes {"interval": 15}
      Then queries of the new endpoint for interval come to be answered with 15

  @ADX-015 @should
  Rule: What is deleted at Tekton is served no longer

    Example: The attributes of the appversion are deleted, and those of the application remain
      Given an application with the attributes {"interval": 60}
      And an endpoint of an appversion with the attributes {"known": true, "interval": 15}
      When the attributes of its appversion are deleted
      Then its queries for interval come to be answered with 60

    Example: The attributes of the application are deleted
      Given an application with the attributes {"interval": 60}
      And an endpoint of an appversion without attributes
      When the attributes of its application are deleted
      Then its queries for interval come to be refused

    Example: The appversion is deleted
      Given an endpoint of an appversion with the attributes {"interval": 60}
      When its appversion is deleted
      Then its queries for interval come to be refused

    Example: The application is deleted
      Given an endpoint of an appversion with the attributes {"interval": 60}
      When its application is deleted
      Then its queries for interval come to be refused

  @ADX-013 @should
  Rule: Every replica learns of what is changed

    Example: Attributes of the appversion are deleted
      Given an application with the attributes {"interval": 60}
      And an endpoint of an appversion with the attributes {"known": true, "interval": 15}
      When the attributes of its appversion are deleted
      Then its queries for interval come to be answered with 60

  @ADX-016 @should
  Rule: An event that names no application means all of them

    Example: The event is about the whole platform
      Given an endpoint of an appversion with the attributes {"interval": 60}
      And without an event, the attributes of its appversion are replaced by {"interval": 15}
      When Tekton announces a change of the whole platform
      Then its queries for interval come to be answered with 15

    Example: The event is about the whole tenant
      Given an endpoint of an appversion with the attributes {"interval": 60}
      And without an event, the attributes of its appversion are replaced by {"interval": 15}
      When Tekton announces a change of the whole tenant
      Then its queries for interval come to be answered with 15

  @ADX-017 @should
  Rule: An event about something that is not there does no harm

    Example: It is about an application that nobody knows
      Given an endpoint of an appversion with the attributes {"interval": 60}
      And Tekton announces a change of an application that nobody knows
      When the attributes of its appversion are replaced by {"interval": 15}
      Then its queries for interval come to be answered with 15

    Example: It is about a tenant that nobody knows
      Given an endpoint of an appversion with the attributes {"interval": 60}
      And Tekton announces a change of a tenant that nobody knows
      When the attributes of its appversion are replaced by {"interval": 15}
      Then its queries for interval come to be answered with 15

  @ADX-018 @must
  Rule: What no event told, or Tekton told too late, is found out by asking from time to time

    Example: The event is lost
      Given a tenant of its own
      And an endpoint of an appversion with the attributes {"interval": 60}
      When with an event that gets lost, the attributes of its appversion are replaced by {"interval": 15}
      Then its queries for interval are answered sooner or later with 15

    Example: Nobody can read the event
      Given a tenant of its own
      And an endpoint of an appversion with the attributes {"interval": 60}
      When with an event that nobody can read, the attributes of its appversion are replaced by {"interval": 15}
      Then its queries for interval are answered sooner or later with 15

    Example: Tekton tells what was there before
      Given a tenant of its own
      And an endpoint of an appversion with the attributes {"interval": 60}
      When Tekton still tells how things stood before when the attributes of its appversion are replaced by {"interval": 15}
      Then its queries for interval are answered sooner or later with 15

  @ADX-020 @should
  Rule: Appversions of an application are no attributes of it

    Example: The endpoint asks for the name under which Tekton keeps them
      Given an application with the attributes {"interval": 60}
      And an endpoint of an appversion with the attributes {"known": true}
      When the endpoint queries versions
      Then it receives a client error

    Example: An appversion has an attribute of that name
      Given an application with the attributes {"interval": 60}
      And an endpoint of an appversion with the attributes {"known": true, "versions": "1 to 3"}
      When the endpoint queries versions
      Then it receives the attribute "1 to 3"

  @ADX-019 @should
  Rule: What Tekton has when the service starts is fetched at the start

    Example: ADX starts when everything is set up
      Given an endpoint with the attributes {"interval": 60} at another instance of ADX
      When the other instance of ADX starts
      Then its queries for interval come to be answered with 60
