import type { Board } from "@api/board";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useReducer } from "react";
import { get } from "@/core/http";
import { useLink } from "@/features/live/link";
import { useLiveLink } from "@/features/live/store";
import { againAfter, type BoardState, calm, nothing, read } from "./state";

/** So long a number that moved is marked. */
const MOVED_MS = 3_000;

/** The board, read again whenever the server says that its numbers moved. */
export function useBoard() {
  const queries = useQueryClient();
  const { socket } = useLiveLink();
  const link = useLink();
  const [state, take] = useReducer(
    (held: BoardState, board: Board | null) => (board ? read(held, board, Date.now()) : calm(held)),
    nothing,
  );
  const { data, error } = useQuery({
    queryKey: ["board"],
    queryFn: ({ signal }) => get<Board>("/board", signal),
    refetchInterval: ({ state: { data: newest } }) => againAfter(newest?.day.behind_s ?? null),
  });
  useEffect(() => {
    if (data) take(data);
  }, [data]);
  useEffect(() => {
    if (!state.moved.size) return;
    const timer = setTimeout(() => take(null), MOVED_MS);
    return () => clearTimeout(timer);
  }, [state.moved]);
  useEffect(() => {
    if (link !== "open") return;
    socket()?.board(true);
    void queries.invalidateQueries({ queryKey: ["board"] }); // what was told while nobody listened
    return () => socket()?.board(false);
  }, [link, socket, queries]);
  return { ...state, error, link };
}
