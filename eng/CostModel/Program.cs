using CostModel;

if (args is not [var file])
{
    await Console.Error.WriteLineAsync("usage: dotnet run --project eng/CostModel -- docs/cost.json");
    return 2;
}

try
{
    Console.Write(Tables.Write(new(Inputs.Read(file))));
    return 0;
}
catch (Exception unreadable) when (unreadable is IOException or InvalidDataException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync(unreadable.Message);
    return 1;
}
