package org.securitynudge.match;

import org.junit.jupiter.api.Test;

final class ListsTest {
    @Test
    void anOperatorHoldsForTheListOrOneOfItsElements() {
        Table.check("""
                yes {'a': 'x'} on {'a': ['y', 'x']}
                no  ... on {'a': ['y']}
                no  ... on {'a': []}
                yes {'a': {'$gt': 5}} on {'a': [1, 6]}
                no  ... on {'a': [1, 5]}
                yes {'a': {'$gte': 5}} on {'a': [1, 5]}
                yes {'a': {'$lt': 5}} on {'a': [9, 1]}
                yes {'a': {'$lte': 5}} on {'a': [9, 5]}
                yes {'a': {'$in': ['x', 'z']}} on {'a': ['y', 'z']}
                yes {'a': {'$type': 'string'}} on {'a': [1, 'x']}
                yes {'a': {'$type': 'array'}} on {'a': [1, 'x']}
                no  {'a': {'$type': 'bool'}} on {'a': [1, 'x']}
                yes {'a': {'$regex': '^x'}} on {'a': ['y', 'xy']}
                yes {'a': {'$startsWith': 'x'}} on {'a': ['y', 'xy']}
                yes {'a': {'$endsWith': 'y'}} on {'a': ['x', 'xy']}
                yes {'a': {'$contains': 'xy'}} on {'a': ['x', 'axyb']}
                no  {'a': {'$contains': 'xy'}} on {'a': ['x', 'y']}
                yes {'a': {'$inGroup': 'our-domains'}} on {'a': ['x', 'corp.example']}
                no  {'a': {'$notInGroup': 'our-domains'}} on {'a': ['x', 'corp.example']}
                yes {'a': {'$cidr': '10.0.0.0/8'}} on {'a': ['x', '10.1.1.1']}
                no  {'a': {'$notCidr': '10.0.0.0/8'}} on {'a': ['x', '10.1.1.1']}
                yes {'a': {'$vgt': '1.2'}} on {'a': ['1.0', '1.3']}
                yes {'a': {'$before': 'now'}} on {'a': ['2027-01-01T00:00:00Z', '2026-01-01T00:00:00Z']}
                """);
    }

    @Test
    void onlyOneLevelDeep() {
        Table.check("""
                no  {'a': 1} on {'a': [[1]]}
                yes {'a': [1]} on {'a': [[1]]}
                no  {'a': {'$gt': 0}} on {'a': [[1]]}
                no  {'a': {'$in': [1]}} on {'a': [[1]]}
                no  {'a': {'$type': 'number'}} on {'a': [[1]]}
                yes {'a': {'$type': 'array'}} on {'a': [[1]]}
                no  {'a': {'$regex': 'x'}} on {'a': [['x']]}
                no  {'a': {'$startsWith': 'x'}} on {'a': [['x']]}
                no  {'a': {'$vgt': '0'}} on {'a': [['1']]}
                no  {'a': {'$inGroup': 'our-domains'}} on {'a': [['corp.example']]}
                no  {'a': {'$cidr': '::/0'}} on {'a': [['::1']]}
                no  {'a': {'$all': [1]}} on {'a': [[1]]}
                yes {'a': {'$all': [[1]]}} on {'a': [[1]]}
                """);
    }

    @Test
    void sizeAndExistsLookAtTheListItself() {
        Table.check("""
                yes {'a': {'$size': 2}} on {'a': [1, 2]}
                no  ... on {'a': [1]}
                no  ... on {'a': [[1, 2]]}
                no  ... on {'a': 'xy'}
                no  ... on {'a': {'x': 1, 'y': 2}}
                no  ... on {'a': 2}
                yes {'a': {'$size': 0}} on {'a': []}
                no  ... on {}
                yes {'a': {'$size': 2.0}} on {'a': [1, 2]}
                yes {'a': {'$exists': true}} on {'a': []}
                yes ... on {'a': [null]}
                yes ... on {'a': 0}
                no  {'a': {'$exists': false}} on {'a': []}
                """);
    }

    @Test
    void allMeansEachIsEqualToSomething() {
        Table.check("""
                yes {'a': {'$all': ['x', 'y']}} on {'a': ['y', 'z', 'x']}
                no  ... on {'a': ['x', 'z']}
                no  ... on {'a': 'x'}
                yes {'a': {'$all': ['x']}} on {'a': 'x'}
                yes {'a': {'$all': ['x', 'x']}} on {'a': ['x']}
                yes {'a': {'$all': [['x', 'y']]}} on {'a': ['x', 'y']}
                yes {'a': {'$all': [null, 1]}} on {'a': [1, null]}
                no  {'a': {'$all': []}} on {'a': []}
                no  ... on {'a': [1]}
                no  ... on {}
                yes {'a': {'$not': {'$all': []}}} on {'a': [1]}
                """);
    }

    @Test
    void severalOperatorsMayBeMetByDifferentElements() {
        Table.check("""
                yes {'a': {'$gt': 5, '$lt': 2}} on {'a': [1, 6]}
                no  ... on {'a': [3]}
                no  ... on {'a': 6}
                no  {'a': {'$gt': 5, '$lt': 8}} on {'a': [9]}
                yes ... on {'a': [6]}
                yes ... on {'a': [9, 1]}
                no  {'a': {'$elemMatch': {'$gt': 5, '$lt': 8}}} on {'a': [9, 1]}
                yes ... on {'a': [9, 6]}
                """);
    }

    @Test
    void elemMatchWantsOneElementThatMeetsAll() {
        Table.check("""
                yes {'a': {'$elemMatch': {'$gt': 5}}} on {'a': [6]}
                no  ... on {'a': 6}
                no  ... on {'a': []}
                no  ... on {'a': [[6]]}
                yes {'a': {'$elemMatch': {'$eq': [6]}}} on {'a': [[6]]}
                yes {'a': {'$elemMatch': {'$elemMatch': {'$gt': 5}}}} on {'a': [[6]]}
                no  ... on {'a': [6]}
                yes {'a': {'$elemMatch': {'$size': 1}}} on {'a': [[6]]}
                yes {'a': {'$elemMatch': {'$ne': 1}}} on {'a': [1, 2]}
                no  ... on {'a': [1, 1]}
                yes {'a': {'$elemMatch': {'$eq': null}}} on {'a': [1, null]}
                no  ... on {'a': [1]}
                no  {'a': {'$elemMatch': {'$exists': false}}} on {'a': [null]}
                yes {'a': {'$elemMatch': {'$exists': true}}} on {'a': [null]}
                yes {'a': {'$elemMatch': {'$not': {'$gt': 5}}}} on {'a': [6, 5]}
                no  ... on {'a': [6, 7]}
                yes {'a': {'$elemMatch': {'$in': ['x', 'y'], '$ne': 'x'}}} on {'a': ['x', 'y']}
                no  ... on {'a': ['x', 'z']}
                yes {'a': {'$elemMatch': {'$all': ['x']}}} on {'a': ['x', 'y']}
                yes {'a': {'$elemMatch': {'$type': 'number', '$gt': 1}}} on {'a': ['x', 2]}
                """);
    }

    @Test
    void elemMatchWithASubDocumentLooksAtMapsOnly() {
        Table.check("""
                yes {'a': {'$elemMatch': {'x': 1, 'y': 2}}} on {'a': [{'x': 1, 'y': 2}]}
                no  ... on {'a': [{'x': 1}, {'y': 2}]}
                no  ... on {'a': {'x': 1, 'y': 2}}
                yes {'a.x': 1, 'a.y': 2} on {'a': [{'x': 1}, {'y': 2}]}
                yes {'a': {'$elemMatch': {}}} on {'a': [{}]}
                no  ... on {'a': [1, []]}
                no  ... on {'a': []}
                no  {'a': {'$elemMatch': {'x': null}}} on {'a': [1, 'x', [1]]}
                yes ... on {'a': [{}]}
                yes {'a': {'$elemMatch': {'x': {'$gt': 1}, 'y': {'$exists': false}}}} on {'a': [{'x': 2}]}
                no  ... on {'a': [{'x': 2, 'y': null}, {'x': 1}]}
                yes {'a': {'$elemMatch': {'$or': [{'x': 1}, {'y': 1}]}}} on {'a': [{'y': 1}]}
                no  ... on {'a': [{'y': 2}]}
                yes {'a': {'$elemMatch': {'$not': {'x': 1}}}} on {'a': [{'x': 1}, {'x': 2}]}
                no  ... on {'a': [{'x': 1}, 2]}
                yes {'a': {'$elemMatch': {'b': {'$elemMatch': {'c': 1}}}}} on {'a': [{'b': [{'c': 1}]}]}
                yes {'a.b': {'$elemMatch': {'c': 1}}} on {'a': [{'b': [{'c': 1}]}]}
                """);
    }

    @Test
    void pathsStepThroughListsOfMaps() {
        Table.check("""
                yes {'a.b': 1} on {'a': [{'b': 1}, {'b': 2}]}
                yes {'a.b': 2} on {'a': [{'b': 1}, 7, {'b': 2}]}
                no  {'a.b': 3} on {'a': [{'b': 1}, {'b': 2}]}
                yes {'a.b': 2} on {'a': [{'b': [1, 2]}]}
                yes {'a.b.c': 2} on {'a': [{'b': [{'c': 1}, {'c': 2}]}]}
                yes {'a.b': {'$size': 2}} on {'a': [{'b': [1]}, {'b': [1, 2]}]}
                no  {'a.b': {'$ne': 1}} on {'a': [{'b': 1}, {'b': 2}]}
                yes {'a.b': {'$ne': 3}} on {'a': [{'b': 1}, {'b': 2}]}
                yes {'a.b': {'$exists': true}} on {'a': [{'b': 1}, {}]}
                """);
    }

    @Test
    void pathsDoNotStepThroughListsInLists() {
        Table.check("""
                no  {'a.b': 1} on {'a': [[{'b': 1}]]}
                no  {'a.b': {'$exists': true}} on {'a': [[{'b': 1}]]}
                """);
    }

    @Test
    void pathsAcceptIndexes() {
        Table.check("""
                yes {'a.0': 1} on {'a': [1, 2]}
                no  {'a.0': 2} on {'a': [1, 2]}
                yes {'a.1': 2} on {'a': [1, 2]}
                no  {'a.2': {'$exists': true}} on {'a': [1, 2]}
                yes {'a.0.b': 1} on {'a': [{'b': 1}, {'b': 2}]}
                no  {'a.0.b': 2} on {'a': [{'b': 1}, {'b': 2}]}
                yes {'a.0': 7} on {'a': {'0': 7}}
                yes {'a.0': 7} on {'a': [1, {'0': 7}]}
                no  {'a.0': null} on {'a': [{'b': 1}]}
                yes {'a.0.1': 2} on {'a': [[1, 2]]}
                yes {'a.0': 2} on {'a': [[1, 2]]}
                yes {'a.1.b': 3} on {'a': [0, [{'b': 3}]]}
                no  {'a.00': 2} on {'a': [1, 2]}
                """);
    }
}
