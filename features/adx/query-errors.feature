@adx
Feature: Queries that cannot be answered
  An endpoint learns that it asked for something that is not there, or asked in a way that nobody understands.

  @ADX-008 @should
  Rule: A query for an attribute that is not there is answered with a client error

    Scenario Outline: The path is <path>
      Given an application with the attributes {"limits": {"low": 5}}
      And an endpoint of an appversion with the attributes {"rooms": ["hall"], "limits": {"high": 90}, "text": "on"}
      When the endpoint queries <path>
      Then it receives a client error

      Examples:
        | path           |
        | nothing        |
        | limits.medium  |
        | rooms.1        |
        | text.length    |
        | rooms.#(=="x") |

    Example: Neither the application nor the appversion has attributes
      Given an endpoint of an appversion without attributes
      When the endpoint queries interval
      Then it receives a client error

    Scenario Outline: Tekton says <form> of applications without attributes
      Given a tenant of its own
      And Tekton says <form> of applications without attributes
      And an endpoint of an appversion without attributes
      When the endpoint queries interval
      Then its queries for interval come to be refused

      Examples:
        | form      |
        | null      |
        | nothing   |
        | not-found |

  @ADX-009 @should
  Rule: A query of another form is answered with a client error

    Scenario Outline: The query is <query>
      Given an endpoint of an appversion with the attributes {"q": 1, "1": "one", "null": "none"}
      When the endpoint sends the query <query>
      Then it receives a client error

      Examples: No JSON
        | query       |
        | q           |
        | {"q": "q"   |
        | {'q': 'q'}  |

      Examples: No object
        | query   |
        | "q"     |
        | ["q"]   |
        | null    |

      Examples: No path
        | query         |
        | {}            |
        | {"Q": "q"}    |
        | {"q": 1}      |
        | {"q": null}   |
        | {"q": ["q"]}  |
        | {"q": ""}     |

    Example: The query is empty
      Given an endpoint of an appversion with the attributes {"q": 1}
      When the endpoint sends an empty query
      Then it receives a client error

  @ADX-010 @should
  Rule: A query of an appversion that Tekton does not know is answered with a client error

    Example: Another appversion is known
      Given an endpoint of an appversion that Tekton does not know
      When the endpoint queries known
      Then it receives a client error

  @ADX-011 @should
  Rule: A query on another resource is answered with a client error

    Scenario Outline: The resource is <resource>
      Given an endpoint of an appversion with the attributes {"attribute": 1}
      When the endpoint sends its query to the resource <resource>
      Then it receives a client error

      Examples:
        | resource        |
        | /attributes     |
        | /json/attribute |
        | /config/json    |
