using TemplateWorker.Testing;

[assembly: AssemblyFixture(typeof(PostgresFixture))]
