using System.CommandLine;
using TemplateWorker.Verbs;

namespace TemplateWorker.Tests.Verbs;

public sealed class DataVerbUsageTests
{
    [Theory]
    [InlineData("kv list", "templateworker kv list is about one guild or one user; give --guild ID or --user ID")]
    [InlineData("kv list --guild 5 --user 5", "templateworker kv list is about one guild or one user; give --guild ID or --user ID")]
    [InlineData("kv get a", "templateworker kv get is about one guild or one user; give --guild ID or --user ID")]
    [InlineData("kv purge-user 5", "templateworker kv purge-user is about one guild or all; give --guild ID or --all")]
    [InlineData("kv purge-user 5 --all --guild 5", "templateworker kv purge-user is about one guild or all; give --guild ID or --all")]
    [InlineData("kv purge-user alice --all", "USER must be an id, digits alone as Discord shows them in developer mode, and is \"alice\"")]
    [InlineData("kv set a 1 --guild 5 --ttl soon", "--ttl must be a length of time, as 30s, 10m, 2h or 1d, and is \"soon\"")]
    [InlineData("kv set a 1 --guild 5 --text --stored", "--text and --stored do not go together; give one of them")]
    [InlineData("tenant delete", "templateworker tenant delete is about one guild or one user; give --guild ID or --user ID")]
    [InlineData("tenant ban --user 0", "--user must be an id, digits alone as Discord shows them in developer mode, and is \"0\"")]
    public void Wrong_usage_is_explained(string arguments, string reason) =>
        Program().Parse(arguments.Split(' ')).Errors.Select(error => error.Message).ShouldContain(reason);

    [Theory]
    [InlineData("kv set a 1 --guild 5 --ttl 10m --scope one --scope two")]
    [InlineData("kv export --user 5")]
    [InlineData("kv import - --guild 5 --replace")]
    [InlineData("tenant delete --guild 5 --yes-delete 5 --keep-ban --export all.jsonl")]
    [InlineData("db shell -- --command=SELECT")]
    [InlineData("db reset --yes-delete name")]
    public void What_the_guides_say_is_understood(string arguments) => Program().Parse(arguments.Split(' ')).Errors.ShouldBeEmpty();

    static RootCommand Program() => new("templateworker") { KvVerb.Create(), TenantVerb.Create(), DbVerb.Create() };
}
