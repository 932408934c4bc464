package org.securitynudge.match;

import org.junit.jupiter.api.Test;

final class LogicTest {
    @Test
    void severalFactsAndSeveralOperatorsMustAllHold() {
        Table.check("""
                yes {'a': 1, 'b': 2} on {'a': 1, 'b': 2}
                no  ... on {'a': 1, 'b': 3}
                no  ... on {'a': 1}
                yes {'a': {'$gt': 1, '$lt': 5}} on {'a': 3}
                no  ... on {'a': 5}
                no  ... on {'a': 1}
                """);
    }

    @Test
    void conditionsJoin() {
        Table.check("""
                yes {'$and': [{'a': 1}, {'b': 2}]} on {'a': 1, 'b': 2}
                no  ... on {'a': 1}
                yes {'$or': [{'a': 1}, {'b': 2}]} on {'b': 2}
                yes ... on {'a': 1}
                no  ... on {'a': 2}
                no  {'$nor': [{'a': 1}, {'b': 2}]} on {'b': 2}
                yes ... on {'a': 2}
                yes ... on {}
                no  {'$not': {'a': 1, 'b': 2}} on {'a': 1, 'b': 2}
                yes ... on {'a': 1}
                yes {'$or': [{'a': 1}, {'b': 2}], 'c': 3} on {'a': 1, 'c': 3}
                no  ... on {'a': 1}
                yes {'$and': [{'$or': [{'a': 1}, {'a': 2}]}, {'$not': {'b': 1}}]} on {'a': 2}
                no  ... on {'a': 2, 'b': 1}
                yes {'$not': {'$not': {'a': 1}}} on {'a': 1}
                no  {'$not': {}} on {}
                """);
    }

    @Test
    void notTurnsAnObjectOfOperatorsAround() {
        Table.check("""
                no  {'a': {'$not': {'$gt': 1, '$lt': 5}}} on {'a': 3}
                yes ... on {'a': 5}
                yes ... on {'a': 'x'}
                yes ... on {}
                no  ... on {'a': [0, 9]}
                no  {'a': {'$not': {'$not': {'$gt': 5}}}} on {}
                yes {'a': {'$exists': true, '$not': {'$gt': 5}}} on {'a': 'x'}
                no  ... on {}
                """);
    }

    @Test
    void typesHaveNames() {
        Table.check("""
                yes {'a': {'$type': 'number'}} on {'a': 1.5}
                yes {'a': {'$type': 'string'}} on {'a': ''}
                yes {'a': {'$type': 'bool'}} on {'a': false}
                yes {'a': {'$type': 'array'}} on {'a': []}
                yes {'a': {'$type': 'object'}} on {'a': {}}
                yes {'a.b': {'$type': 'null'}} on {'a': {'b': null}}
                no  {'a': {'$type': 'number'}} on {'a': '1'}
                no  {'a': {'$type': 'object'}} on {'a': []}
                no  {'a': {'$type': 'date'}} on {'a': '2026-11-21T10:00:00Z'}
                yes {'a': {'$type': ['bool', 'number']}} on {'a': 1}
                no  ... on {'a': 'x'}
                """);
    }
}
