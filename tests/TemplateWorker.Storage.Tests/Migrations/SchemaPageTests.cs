using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.Migrations;

public sealed class SchemaPageTests(PostgresFixture postgres)
{
    [Fact]
    public async Task The_schema_is_the_one_that_its_page_shows()
    {
        await using var database = new RawDatabase(await postgres.CreateDatabaseAsync());

        string.Join('\n', SchemaLines.OfPage(Repository.Read("docs/operating/schema.md"))).ShouldBe(string.Join('\n', await SchemaLines.OfAsync(database)));
    }
}
