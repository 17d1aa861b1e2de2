@adx
Feature: Configuration updates
  Whoever keeps settings for others tells them what has changed, so that nobody has to ask again and again. How much has
  changed follows from what an update names.

  @SCMP-012 @should
  Rule: After an update that names nothing, everything is renewed

    Example: An appversion has changed
      Given an endpoint of an appversion with the attributes {"interval": 60}
      And without an event, the attributes of its appversion are replaced by {"interval": 15}
      When Tekton tells everybody of a change of everything
      Then its queries for interval come to be answered with 15

    Example: An application has changed
      Given an application with the attributes {"interval": 60}
      And an endpoint of an appversion without attributes
      And without an event, the attributes of its application are replaced by {"interval": 15}
      When Tekton tells everybody of a change of everything
      Then its queries for interval come to be answered with 15

  @SCMP-013 @should
  Rule: After an update that names a tenant alone, all of its applications and appversions are renewed

    Scenario Outline: An appversion has changed, and Tekton tells <whom>
      Given an endpoint of an appversion with the attributes {"interval": 60}
      And without an event, the attributes of its appversion are replaced by {"interval": 15}
      When Tekton tells <whom> of a change of its tenant
      Then its queries for interval come to be answered with 15

      Examples:
        | whom      |
        | everybody |
        | ADX       |

    Example: An application has changed
      Given an application with the attributes {"interval": 60}
      And an endpoint of an appversion without attributes
      And without an event, the attributes of its application are replaced by {"interval": 15}
      When Tekton tells everybody of a change of its tenant
      Then its queries for interval come to be answered with 15

  @SCMP-014 @should
  Rule: After an update that names an application, it is renewed

    Scenario Outline: Tekton tells <whom>
      Given an application with the attributes {"interval": 60}
      And an endpoint of an appversion without attributes
      And without an event, the attributes of its application are replaced by {"interval": 15}
      When Tekton tells <whom> of a change of its application
      Then its queries for interval come to be answered with 15

      Examples:
        | whom      |
        | everybody |
        | ADX       |

  @SCMP-015 @should
  Rule: After an update that names an appversion, it is renewed

    Scenario Outline: Tekton tells <whom>
      Given an endpoint of an appversion with the attributes {"interval": 60}
      And without an event, the attributes of its appversion are replaced by {"interval": 15}
      When Tekton tells <whom> of a change of its appversion
      Then its queries for interval come to be answered with 15

      Examples:
        | whom      |
        | everybody |
        | ADX       |
