namespace TemplateWorker.Sandbox.Tests.Sdk;

/// <summary>Each call of <c>kv</c>: what reaches the host, and what the template gets of the answer.</summary>
public sealed class KeyValueCallTests(SdkSandbox sdk) : IClassFixture<SdkSandbox>
{
    const string Record = """{"key":"k","value":{"Integer":5},"scopes":["a"],"id":"1","created_at":"2026-01-01T00:00:00Z","last_updated_at":"2026-01-02T00:00:00Z","expires_at":"2026-01-03T00:00:00Z"}""";
    const string Shown = """{ key: "k", value: 5, scopes: ["a"], id: "1", createdAt: 2026-01-01T00:00:00.000Z, updatedAt: 2026-01-02T00:00:00.000Z, expiresAt: 2026-01-03T00:00:00.000Z }""";

    [Theory]
    [InlineData("kv.get('k')", """kv.get ["k",null]""", Record, "5")]
    [InlineData("kv.get('k', { scopes: ['a'] })", """kv.get ["k",["a"]]""", "null", "null")]
    [InlineData("kv.getRecord('k')", """kv.get ["k",null]""", Record, Shown)]
    [InlineData("kv.getRecord('k')", """kv.get ["k",null]""", """{"key":"k","value":"Null","scopes":[],"id":"1","created_at":null,"last_updated_at":null,"expires_at":null}""", """{ key: "k", value: null, scopes: [], id: "1", createdAt: null, updatedAt: null, expiresAt: null }""")]
    [InlineData("kv.set('k', 5)", """kv.set ["k",{"Integer":5},null]""", "null", "undefined")]
    [InlineData("kv.set('k', 5, { ttl: 60, scopes: ['a'] })", """kv.set ["k",{"Integer":5},["a"],60]""", "null", "undefined")]
    [InlineData("kv.setIf('k', 5, { absent: true })", """kv.setIf ["k",{"Integer":5},{"absent":true},null]""", "true", "true")]
    [InlineData("kv.setIf('k', 5, { equals: 4 }, { ttl: 0.5 })", """kv.setIf ["k",{"Integer":5},{"equals":{"Integer":4}},null,0.5]""", "false", "false")]
    [InlineData("kv.delete('k')", """kv.delete ["k",null]""", "true", "true")]
    [InlineData("kv.find({ prefix: 'k', limit: 1 })", """kv.find [{"prefix":"k","limit":1}]""", "{\"records\":[" + Record + "],\"cursor\":null}", "{ items: [" + Shown + "], cursor: null }")]
    [InlineData("kv.listScopes()", "kv.listScopes []", """["a"]""", """["a"]""")]
    [InlineData("kv.listScopes({ after: 'a' })", """kv.listScopes ["a"]""", """["b"]""", """["b"]""")]
    [InlineData("kv.increment('k')", """kv.increment ["k",{"Integer":1},null]""", """{"Integer":6}""", "6")]
    [InlineData("kv.increment('k', -2n, { scopes: [] })", """kv.increment ["k",{"Integer":-2},[]]""", """{"Float":1.5}""", "1.5")]
    [InlineData("kv.expire('k', 60)", """kv.expire ["k",null,60]""", "true", "true")]
    [InlineData("kv.expire('k', null, { scopes: ['a'] })", """kv.expire ["k",["a"],null]""", "false", "false")]
    [InlineData("kv.sorted('xp').set('m', 5)", """sorted.set ["xp","m",5]""", "null", "undefined")]
    [InlineData("kv.sorted('xp').increment('m')", """sorted.increment ["xp","m",1]""", "6", "6")]
    [InlineData("kv.sorted('xp').increment('m', -2.5)", """sorted.increment ["xp","m",-2.5]""", "3.5", "3.5")]
    [InlineData("kv.sorted('xp').get('m')", """sorted.get ["xp","m"]""", """{"score":5,"rank":1}""", "{ score: 5, rank: 1 }")]
    [InlineData("kv.sorted('xp').top()", """sorted.top ["xp",{}]""", """[{"member":"m","score":5,"rank":1}]""", """[{ member: "m", score: 5, rank: 1 }]""")]
    [InlineData("kv.sorted('xp').top({ limit: 5, offset: 10, ascending: true })", """sorted.top ["xp",{"limit":5,"offset":10,"ascending":true}]""", "[]", "[]")]
    [InlineData("kv.sorted('xp').delete('m')", """sorted.delete ["xp","m"]""", "true", "true")]
    [InlineData("kv.sorted('xp').count()", """sorted.count ["xp"]""", "3", "3")]
    [InlineData("kv.sorted('xp').clear()", """sorted.clear ["xp"]""", "3", "3")]
    public void A_call_reaches_the_host_and_its_answer_comes_back(string call, string asked, string answer, string value) =>
        sdk.Call(call, answer).ShouldBe((asked, value));

    [Fact]
    public void A_transaction_names_its_operations_and_reads_their_results() =>
        sdk.Call(
            "kv.transaction([{ check: 'a', equals: 1 }, { check: 'b', absent: true }, { set: 'c', value: 'x', ttl: 9, scopes: ['s'] }, { delete: 'd' }, { increment: 'e' }, { increment: 'f', by: 2n }])",
            """{"committed":true,"failed":null,"results":[true,true,null,false,{"Integer":7},{"Integer":"9007199254740993"}]}""")
        .ShouldBe((
            """kv.transaction [[{"op":"check","key":"a","equals":{"Integer":1}},{"op":"check","key":"b","absent":true},{"op":"set","key":"c","value":{"Text":"x"},"scopes":["s"],"ttl":9},{"op":"delete","key":"d"},{"op":"increment","key":"e","by":{"Integer":1}},{"op":"increment","key":"f","by":{"Integer":2}}]]""",
            "{ committed: true, failed: null, results: [true, true, null, false, 7, 9007199254740993n] }"));

    [Fact]
    public void A_transaction_that_fails_tells_at_which_operation() =>
        sdk.Call("kv.transaction([{ check: 'a', present: true }])", """{"committed":false,"failed":0,"results":[]}""")
            .Value.ShouldBe("{ committed: false, failed: 0, results: [] }");

    [Fact]
    public void How_many_operations_a_transaction_may_have_is_left_to_the_host() =>
        sdk.Call("kv.transaction(Array.from({ length: 26 }, () => ({ delete: 'a' })))", """{"committed":true,"results":[]}""")
            .Call.Split("\"delete\"").Length.ShouldBe(27);

    [Theory]
    [InlineData("kv.get(5)", "The key of kv.get must be a text that is not empty; it is 5.")]
    [InlineData("kv.set('k', 1, { scopes: 'a' })", "scopes of kv.set must be an array of texts; it is \"a\".")]
    [InlineData("kv.set('k', 1, { ttl: -1 })", "ttl of kv.set must be a number of seconds above 0; it is -1.")]
    [InlineData("kv.setIf('k', 1, {})", "The condition of kv.setIf is one of { absent: true }, { present: true }, { equals: value }.")]
    [InlineData("kv.increment('k', 'x')", "kv.increment adds a number; it was given \"x\".")]
    [InlineData("kv.transaction([])", "kv.transaction takes an array of operations, at least one; it was given 0.")]
    [InlineData("kv.transaction([{ set: 'k', value: 1 }, { key: 'k' }])", "operation 1 of kv.transaction must be one of { set: key, value }, { delete: key }, { increment: key, by }, { check: key, absent | present | equals }; it is { key: \"k\" }.")]
    [InlineData("kv.transaction([{ check: 'k' }])", "The condition of operation 0 of kv.transaction is one of { absent: true }, { present: true }, { equals: value }.")]
    [InlineData("kv.transaction([{ set: 'k', value: 1, ttl: 'x' }])", "ttl of operation 0 of kv.transaction must be a number of seconds above 0; it is \"x\".")]
    [InlineData("kv.sorted('')", "The name of a sorted list must be a text that is not empty; it is \"\".")]
    [InlineData("kv.sorted('xp').set('m', '5')", "The score must be a number; it is \"5\".")]
    [InlineData("kv.sorted('xp').get(5)", "The member of a sorted list must be a text that is not empty; it is 5.")]
    public void A_bad_argument_is_named(string call, string message) => sdk.Fail(call).Message.ShouldBe(message);
}
