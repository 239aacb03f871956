namespace TemplateWorker.Storage.Migrations;

/// <summary>One step of the schema.</summary>
/// <param name="Number">Its place in the order, from 1.</param>
/// <param name="Id">Its name, as recorded in <c>_migrations_applied</c>.</param>
/// <param name="Sql">Its statements.</param>
sealed record Migration(int Number, string Id, string Sql);
