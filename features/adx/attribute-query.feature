@adx
Feature: Attribute queries
  An endpoint asks for single attributes of a data set that it shares with others, instead of fetching the whole of it.

  @ADX-001 @must
  Rule: A query is answered with what stands at its path in the attributes of the appversion, or else of the application

    Scenario Outline: The endpoint asks for <path>
      Given an application with the attributes {"attributeA": "valueA", "attributeB": "valueB", "nested": {"attributeX": "valueX", "attributeY": "valueY"}}
      And an endpoint of an appversion with the attributes {"attributeA": "valueA2", "attributeC": "valueC", "nested": {"attributeX": "valueX2", "attributeZ": "valueZ"}}
      When the endpoint queries "<path>"
      Then it receives the attribute <value>

      Examples:
        | path              | value     |
        | attributeC        | "valueC"  |
        | attributeB        | "valueB"  |
        | nested.attributeZ | "valueZ"  |
        | attributeA        | "valueA2" |
        | nested.attributeX | "valueX2" |
        | nested.attributeY | "valueY"  |
