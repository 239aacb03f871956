using TemplateWorker.Storage.Migrations;

namespace TemplateWorker.Storage.Tests.Migrations;

public sealed class SqlFileTests
{
    [Fact]
    public void Statements_end_at_semicolons_outside_of_quotes_and_comments()
    {
        const string File = """
            -- One; two.
            SELECT 'a;''b', "c;d", $1 -- e;
                , $$f;$$, $tag$ $$ ; $tag$ /* g; */;

            SELECT 2
            """;

        var statements = SqlFile.Split(File);

        statements.Select(statement => statement.Line).ShouldBe([2, 5]);
        statements[0].Text.ShouldStartWith("SELECT 'a;''b'");
        statements[0].Text.ShouldEndWith("/* g; */");
        statements[1].Text.ShouldBe("SELECT 2");
    }

    [Fact]
    public void A_file_of_comments_holds_no_statement() => SqlFile.Split("-- nothing\n  -- here; either\n;").ShouldBeEmpty();

    [Fact]
    public void Migrations_are_numbered_without_a_gap_and_named_once()
    {
        MigrationCatalog.All.Select(migration => migration.Number).ShouldBe(Enumerable.Range(1, MigrationCatalog.All.Count));
        MigrationCatalog.All.Select(migration => migration.Id).ShouldBeUnique();
    }
}
